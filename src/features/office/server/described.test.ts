import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { fillGazetteer } from '#features/place/server/commands.ts';
import { describeOffice, type Described } from './described.ts';

const made = testDatabase();
const HOLON: Described = { slug: 'holon', name: 'עיריית חולון', city: 'חולון', country: 'IL', lang: 'he' };

describe('an office as the command line describes it', () => {
	beforeAll(async () => {
		await fillGazetteer(made.admin.options);
	}, 60_000);

	it('lies where the gazetteer finds its city, with the time zone of the place', async () => {
		const office = await describeOffice(made.db, { ...HOLON, country: 'il', nameEn: 'City of Holon', cityEn: 'Holon' });
		expect(office).toMatchObject({
			slug: 'holon',
			name: { he: 'עיריית חולון', en: 'City of Holon' },
			city: { he: 'חולון', en: 'Holon' },
			country: 'IL',
			timeZone: 'Asia/Jerusalem',
			languages: ['he', 'en'],
			periodStartsIn: 1,
			colour: null
		});
		expect(office.latitude).toBeCloseTo(32.0, 0);
		expect(office.longitude).toBeCloseTo(34.8, 0);
	});

	it('keeps English first where that is its language, wherever it is said to lie', async () => {
		const office = await describeOffice(made.db, {
			...{ slug: 'delft', name: 'City of Delft', city: 'Delft', country: 'NL', lang: 'en' },
			...{ latitude: '52.01', longitude: '4.36', timeZone: 'Europe/Amsterdam' }
		});
		expect(office).toMatchObject({ name: { en: 'City of Delft' }, latitude: 52.01, languages: ['en', 'he'] });
	});

	it.each<[string, Partial<Described>, RegExp]>([
		['a city in Hebrew letters alone', {}, /has no "חולון" in IL\. Say its name with --city-en/],
		['half a position', { latitude: '32' }, /--latitude and --longitude go together/],
		['a position without a time zone', { latitude: '32', longitude: '34' }, /also say --time-zone/],
		['a latitude beyond the pole', { latitude: '99', longitude: '34', timeZone: 'UTC' }, /--latitude: "99" cannot/],
		['a country that there is not', { ...{ latitude: '3', longitude: '4', timeZone: 'UTC' }, country: 'XQ' }, /"XQ"/],
		['a time zone that there is not', { cityEn: 'Holon', timeZone: 'Asia/Holon' }, /--time-zone: "Asia\/Holon" cannot/],
		['no name', { cityEn: 'Holon', name: ' ' }, /--name: " " cannot be used/]
	])('is refused with the option that is wrong: %s', async (_, given, sentence) => {
		await expect(describeOffice(made.db, { ...HOLON, ...given })).rejects.toThrow(sentence);
	});
});
