import { expect, it } from 'vitest';
import { pointInWords } from './labels.ts';

const point = { blocks: true, section: 'goals' } as const;

it('says which language the words of a picture lack', () => {
	const undescribed = { ...point, rule: 'picture_words', about: { en: 'A tree' }, missing: ['he'] } as const;
	expect(pointInWords(undescribed, 'he')).toBe('התמונה ״A tree״: חסר תיאור בעברית');
});

it('says of one letter that it is one', () => {
	const lacking = (letters: string) =>
		pointInWords({ ...point, rule: 'letters', about: { he: letters, en: letters } }, 'he');
	expect(lacking('ń')).toContain('חסרה האות ń.');
	expect(lacking('ń ł')).toContain('חסרות אותיות: ń ł.');
});

it('cuts what it names between two words', () => {
	const about = { en: `${'word '.repeat(11)}extraordinary end` };
	expect(pointInWords({ ...point, rule: 'empty', about }, 'he')).toContain(`${'word '.repeat(11).trim()}…`);
});
