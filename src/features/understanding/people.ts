import type { PersonRole } from '#features/activity/activity.ts';
import { Names } from '#features/capture/names.ts';
import { wordsOf, type Word } from '#features/capture/words.ts';
import type { Places } from './places.ts';
import type { ActivityProposal, DocumentTongue, Known } from './understanding.ts';
import { HEBREW_OFFICE, LATIN_OFFICE, OFFICE_WORD } from './words/bodies.ts';
import { besideCues, hostingCues, kindCues } from './words/kinds.ts';

/** Who was there, by name or by office, as far as a line says it. */
export interface Present {
	people: ActivityProposal['people'];
	/** Offices of the other side, as they stand in the text. */
	counterpart: string;
}

export class People {
	readonly #known: Names;
	readonly #names: ReadonlyMap<string, string>;

	constructor({ people }: Pick<Known, 'people'>) {
		this.#known = new Names(people, { byPart: false, except: [] });
		this.#names = new Map(people.map(({ id, name }) => [id, Object.values(name)[0] ?? '']));
	}

	in(text: string, tongue: DocumentTongue, places: Places): Present {
		const words = wordsOf(text);
		const offices = [
			...municipalities(words, text, places),
			...hebrewOffices(words, text, places),
			...latinOffices(text)
		].filter((office) => !isOwn(office.text, places));
		const role: PersonRole = hostingCues.has(words, tongue) ? 'guest' : 'present';
		const known = words.flatMap((_, at) => {
			const named = this.#known.at(words, at);
			const [id] = named?.value ?? [];
			if (!named || id === undefined || named.value.length > 1 || named.to - named.from < 2) return [];
			return { name: this.#names.get(id) ?? '', id, role };
		});
		const named = [...offices.flatMap(({ person }) => (person ? [person] : [])), ...titled(text)];
		const isKnown = (name: string) => known.some((each) => each.name === name);
		const unknown = [...new Set(named)].filter((name) => !isKnown(name)).map((name) => ({ name, id: null, role }));
		return {
			people: [...known, ...unknown],
			counterpart: [...new Set(offices.map((office) => office.text))].join('; ')
		};
	}
}

interface Office {
	text: string;
	/** Who holds it, where it is said. */
	person: string | null;
}

/** "מכתב מעיריית בולון": whom it came from or went to. */
function municipalities(words: readonly Word[], text: string, places: Places): Office[] {
	return words.flatMap(({ text: word, end }, at) => {
		const place = /^[מל]עירי?ית$/.test(word) ? places.at(words, at + 1) : undefined;
		return place ? [{ text: text.slice(end - word.length + 1, words[place.to - 1]?.end), person: null }] : [];
	});
}

/** Our own mayor, who needs no city. */
function isOwn(office: string, places: Places): boolean {
	const bare = office.replace(/^(?:the|der|die)\s+/i, '');
	if (
		/^(?:ראש|ראשת)\s+(?:העיר|העירייה)$|^(?:mayor|lord mayor|president|chair|chairman|councillor|minister)$/i.test(bare)
	)
		return true;
	if (/^(?:\p{Lu}\p{L}+)$/u.test(bare)) return true;
	const words = wordsOf(bare);
	return words.length > 1 && words.some(({ text }) => places.isHome(text)) && places.in(words).length === 0;
}

/** "סגנית יו״ר ועדת קשרי הידידות", "ראש עיריית מארל, ורנר ארנדט", "ראש העיר סון שוטאו". */
function hebrewOffices(words: readonly Word[], text: string, places: Places): Office[] {
	const found: Office[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] as Word;
		const prefix = /^(?:ול|ומ|וב|[ולמ])(?=[א-ת]{3})/.exec(word.text)?.[0] ?? '';
		const bare = HEBREW_OFFICE.test(word.text) ? word.text : word.text.slice(prefix.length);
		if (!HEBREW_OFFICE.test(bare)) continue;
		let to = at + 1;
		while (to < words.length && to - at < 9 && !endsOffice(words, to, text, places)) to += 1;
		if (to === at + 1) continue;
		const start = word.end - bare.length;
		const office = text.slice(start, words[to - 1]?.end);
		found.push({ text: office, person: holder(words, at, to, text) });
		at = to - 1;
	}
	return found;
}

function endsOffice(words: readonly Word[], at: number, text: string, places: Places): boolean {
	const word = words[at] as Word;
	if (/[,.;:()–—"״”]|\s-\s/.test(text.slice(words[at - 1]?.end ?? 0, word.start))) return true;
	const before = words[at - 1]?.text ?? '';
	if (OFFICE_WORD.test(word.text) || /^(?:של|עיריית|עירית)$/.test(before)) return false;
	if (places.at(words, at)?.prefix === '') return false;
	if (besideCues.at(words, at, 'he') || kindCues.at(words, at, 'he')) return true;
	if (
		/^(?:עם|את|על|אל|בין|לבין|ביקר[הו]?|הגיע[הו]?|התארח[הו]?|נפגש[הו]?|השתתפ[הו]?|נשא[הו]?|סייר[הו]?|במהלך)$/.test(
			word.text
		)
	)
		return true;
	if (/^(?:ו|ש[הנית]|כש)[א-ת]{2}/.test(word.text)) return true;
	// "שגריר ספרד בישראל"
	return /^[בלמ][א-ת]{3}/.test(word.text) && !/^בישראל$/.test(word.text);
}

/** Behind an office, or behind a comma after it, two or three words that are nothing else. */
function holder(words: readonly Word[], from: number, to: number, text: string): string | null {
	const behind =
		/^,\s+(?:(?:מר|גב['׳]|הגב['׳]|ד["״]ר|פרופ['׳])\s+)?([א-ת'׳-]{2,}(?:\s[א-ת'׳-]{2,}){1,2})(?=[,.;)]|$)/u.exec(
			text.slice(words[to - 1]?.end)
		);
	if (behind) {
		const own = wordsOf(behind[1] as string);
		const isName =
			!kindCues.has(own, 'he') &&
			!besideCues.has(own, 'he') &&
			!own.some(({ text: word }) => /^[בלו][א-ת]{4,}$/.test(word));
		if (isName) return behind[1] as string;
	}
	const last = words.slice(from, to);
	const city = last.findIndex(({ text: word }) => /^(?:העיר|העירייה)$/.test(word));
	const name = city >= 0 ? last.slice(city + 1) : [];
	return name.length === 2 && !name.some(({ text: word }) => OFFICE_WORD.test(word))
		? name.map(({ text: word }) => word).join(' ')
		: null;
}

/** "Bürgermeister Jos Wienen", "the deputy mayor of Ra'anana", "Ambassador Jane Roe". */
function latinOffices(text: string): Office[] {
	return [...text.matchAll(LATIN_OFFICE)].map(({ 0: title, index }) => {
		const rest = text.slice(index + title.length);
		const of =
			/^\s+(?:of|von|aus|to|der\s+Stadt|der\s+Gemeinde)\s+(?:the\s+)?\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*/u.exec(
				rest
			)?.[0] ?? '';
		const name =
			/^,?\s+((?:Dr\.\s+|Prof\.\s+)?\p{Lu}[\p{L}'’-]+(?:\s+(?:de|van|von|der|den|la|le|da|di|Le|La)){0,2}(?:\s+\p{Lu}[\p{L}'’.-]+){0,2})/u.exec(
				rest.slice(of.length)
			);
		const isName = name !== null && (of === '' || name[0].startsWith(','));
		const person = isName ? (name[1] as string) : null;
		const bare = title.replace(/^the\s+/i, '');
		return {
			text: `${bare}${of}${isName && of === '' ? ` ${person ?? ''}` : ''}`,
			person: person?.includes(' ') ? person : null
		};
	});
}

/** "מר כריסטיאן לוראן", "Ms. Jane Roe", "Frau Anna Weiß". */
function titled(text: string): string[] {
	const hebrew = text.matchAll(
		/(?<![א-ת])[ולמ]?(?:מר|גב['׳]|הגב['׳]|ד["״]ר|פרופ['׳])\s+([א-ת'׳-]{2,}\s[א-ת'׳-]{2,})(?![א-ת])/gu
	);
	const latin = text.matchAll(
		/(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau)\.?\s+(\p{Lu}[\p{L}'’-]+(?:\s+(?:de|van|von|der))?\s+\p{Lu}[\p{L}'’-]+)/gu
	);
	return [...hebrew, ...latin].map(([, name]) => name as string);
}
