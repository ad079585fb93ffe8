import { expect, test } from 'vitest';
import { drawWorldMap } from '#documents/map/world-map.ts';
import { mapSvg } from './map.ts';

const MAP = drawWorldMap({
	home: { name: 'רעננה', longitude: 34.87, latitude: 32.18 },
	places: [
		{ name: 'פוזנן', longitude: 16.93, latitude: 52.41, state: 'live' },
		{ name: 'Opsterland <NL>', longitude: 6.1, latitude: 53.05, state: 'silent' }
	]
});
const legend = { live: 'קשר פעיל', quiet: 'עוד לא נרשם דבר', silent: 'לא נרשם דבר', candidate: 'מועמדת' };

test('a line and a dot for each place, by shape and not by colour alone', () => {
	const svg = mapSvg(MAP, { language: 'he', alt: 'מפה' });
	expect(svg.match(/<line class="tie/g)).toHaveLength(2);
	expect(svg).toMatch(/class="tie tie--silent"[^>]*stroke-dasharray/);
	expect(svg.match(/<circle class="dot/g)).toHaveLength(2);
	expect(svg).toMatch(/class="home"/);
});

test('names are text in their own direction, at the place that the map found', () => {
	const svg = mapSvg(MAP, { language: 'he', alt: 'מפה' });
	expect(svg).toContain('Opsterland &lt;NL&gt;</text>');
	const { x, y } = MAP.places[0]?.label ?? { x: 0, y: 0 };
	expect(svg).toMatch(new RegExp(`<text x="${x}" y="${y}"[^>]*direction="rtl"[^>]*>פוזנן`));
});

test('the map is the same in both languages but for its words', () => {
	const shapes = (language: 'he' | 'en') => mapSvg(MAP, { language, alt: '' }).replace(/<text.*?<\/text>/g, '');
	expect(shapes('he')).toBe(shapes('en'));
});

test('the legend explains the lines that are there, and no others', () => {
	const svg = mapSvg(MAP, { language: 'he', alt: 'מפה', legend });
	expect(svg).toContain('קשר פעיל');
	expect(svg).toContain('לא נרשם דבר');
	expect(svg).not.toContain('מועמדת');
	expect(mapSvg(MAP, { language: 'he', alt: 'מפה' })).not.toContain('קשר פעיל');
});
