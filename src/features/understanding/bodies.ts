import type { OrganisationRole } from '#features/activity/activity.ts';
import { Names } from '#features/capture/names.ts';
import { wordsOf, type Found, type Word } from '#features/capture/words.ts';
import type { Places } from './places.ts';
import type { ActivityProposal, DocumentTongue, Known } from './understanding.ts';
import { FUNDS, hebrewBodies, HOSTS, latinHeads, LEADS, namedBodies, OF_CITY } from './words/bodies.ts';
import { besideCues, venueCues } from './words/kinds.ts';

/** The bodies that a line names: those of the register, and whatever begins or ends like the name of one. */

export type NamedBody = ActivityProposal['organisations'][number];

interface Place {
	start: number;
	end: number;
	name: string;
	id: string | null;
}

const LONGEST = 7;

export class Bodies {
	readonly #known: Names;
	readonly #names: ReadonlyMap<string, string>;

	constructor({ organisations }: Pick<Known, 'organisations'>) {
		this.#known = new Names(organisations, { byPart: false, except: [] });
		this.#names = new Map(organisations.map(({ id, name }) => [id, Object.values(name)[0] ?? '']));
	}

	in(text: string, tongue: DocumentTongue, places: Places): NamedBody[] {
		const words = wordsOf(text);
		const found: Place[] = [];
		const take = (place: Place) => {
			if (found.every(({ start, end }) => place.end <= start || place.start >= end)) found.push(place);
		};
		this.#registered(words, text).forEach(take);
		hebrewNamed(words, text, places).forEach(take);
		latinNamed(words, text, tongue === 'de' ? 'de' : 'en', places).forEach(take);
		return found
			.sort((a, b) => a.start - b.start)
			.map(({ start, name, id }) => ({ name, id, role: roleOf(text.slice(0, start)) }));
	}

	#registered(words: readonly Word[], text: string): Place[] {
		return words.flatMap((_, at) => {
			const named = this.#known.at(words, at);
			const id = named?.value.length === 1 ? named.value[0] : undefined;
			// One word alone is rather a word: "the federation".
			if (!named || id === undefined || named.to - named.from < 2) return [];
			const place = { start: words[named.from]?.start ?? 0, end: words[named.to - 1]?.end ?? 0 };
			return { ...place, name: this.#names.get(id) ?? text.slice(place.start, place.end), id };
		});
	}
}

function roleOf(before: string): OrganisationRole {
	if (LEADS.test(before)) return 'lead';
	if (FUNDS.test(before)) return 'funder';
	return HOSTS.test(before) ? 'host' : 'partner';
}

/** "העמותה לחילופי נוער הפועל רעננה", "מוזיאון הרצליה"; behind some, only the Latin name: "חברת ההייטק Up-Next". */
function hebrewNamed(words: readonly Word[], text: string, places: Places): Place[] {
	const found: Place[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const latin = namedBodies.at(words, at, 'he') && latinBehind(words, at, text);
		if (latin) {
			found.push(latin);
			continue;
		}
		const head = hebrewBodies.at(words, at, 'he');
		if (!head || !/[א-ת]/.test(words[at]?.text ?? '')) continue;
		const end = hebrewEnd(words, head.to, text, places);
		// "The school", "the local newspaper" name none.
		if (
			(end === head.to && isOfMany(words, head)) ||
			(end === head.to + 1 && /^ה?מקומית?$/.test(words[head.to]?.text ?? ''))
		)
			continue;
		const prefix = head.prefix.replace(/ה$/, '');
		const start = (words[at]?.start ?? 0) + prefix.length;
		const stop = words[end - 1]?.end ?? 0;
		const quote = /^["״”“]/.test(text.slice(stop)) && text.slice(start, stop).match(/["”“]/g)?.length === 1 ? 1 : 0;
		found.push({ start, end: stop + quote, name: written(text.slice(start, stop + quote), prefix), id: null });
		at = end - 1;
	}
	return found;
}

/** A school, a hospital: one of many until it has a name. Two words such as "מועצת הנוער" name the one that there is. */
function isOfMany(words: readonly Word[], { from, to }: Pick<Found<true>, 'from' | 'to'>): boolean {
	return to - from === 1 || /^(?:ה?ספר|ה?חולים|ה?כנסת|ה?מסחר|עלמין|קהילתי|רפואי)$/.test(words[to - 1]?.text ?? '');
}

/** "למרכז הרפואי" is ל and המרכז, as its adjective says; "בוועדה" is ב and ועדה. */
function written(name: string, prefix: string): string {
	const bare = name.replace(/^וו/, 'ו');
	return /^[בל]$/.test(prefix) && /^\S+\s+ה[א-ת]+(?:י|ית)(?=\s|$)/.test(bare) ? `ה${bare}` : bare;
}

function latinBehind(words: readonly Word[], at: number, text: string): Place | undefined {
	let from = at + 1;
	while (from < Math.min(words.length, at + 4) && /[א-ת]/.test(words[from]?.text ?? '')) {
		if (/[,.;–]/.test(text.slice(words[from - 1]?.end, words[from]?.start))) return undefined;
		from += 1;
	}
	if (!/^\p{Lu}/u.test(words[from]?.text ?? '')) return undefined;
	let to = from + 1;
	while (
		to < words.length &&
		/^[\p{Script=Latin}\p{N}'’-]+$/u.test(words[to]?.text ?? '') &&
		/^[\s&.'’-]{1,3}$/.test(text.slice(words[to - 1]?.end, words[to]?.start))
	)
		to += 1;
	const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
	return { start, end, name: text.slice(start, end), id: null };
}

/** Where a Hebrew name ends: at a mark, a verb, "and", or a preposition that is no part of it. */
function hebrewEnd(words: readonly Word[], from: number, text: string, places: Places): number {
	const head = words[from - 1]?.text ?? '';
	let to = from;
	while (to < words.length && to - from < LONGEST) {
		const word = words[to] as Word;
		if (/[,.;:()–—]|\s-\s/.test(text.slice(words[to - 1]?.end ?? 0, word.start))) break;
		const isNamedAfter = word.text === 'על' && words[to + 1]?.text === 'שם';
		const isPlace = places.at(words, to)?.prefix === '' || places.isHome(word.text);
		const before = words[to - 1]?.text ?? '';
		const isFirst = /^(?:של|שם)$/.test(before) || (/^(?:ה?חולים|ה?ספר)$/.test(before) && !/^ב/.test(word.text));
		if (!isNamedAfter && !isPlace && !isFirst && endsName(words, to, head)) break;
		to += 1;
		if (OF_CITY.test(word.text)) break;
	}
	return to;
}

function endsName(words: readonly Word[], at: number, head: string): boolean {
	const { text } = words[at] as Word;
	if (besideCues.at(words, at, 'he') || VERB.test(text)) return true;
	if (/^ו[א-ת]{2}/.test(text) || /^ש[הנית][א-ת]{2}/.test(text)) return true;
	if (OF_CITY.test(text)) return false;
	if (/^[במ][א-ת]{3}/.test(text)) return !/^(?:ב[נת]|מ[דוסחש])/.test(text);
	// "עמותת כפר סבא לספורט": what it is for belongs to its name, where it went does not.
	if (!/^ל[א-ת]{3}/.test(text)) return false;
	const goal = words[at] && hebrewBodies.at(words, at, 'he');
	return !FOR_SOMETHING.test(head) || goal !== undefined || venueCues.at(words, at, 'he') !== undefined;
}
const VERB =
	/^(?:עם|את|על|אל|בין|לבין|היא|הוא|הם|מקיימים|מקיימת|מארחת|ארח[הו]?|אירח[הו]?|נפגש[הו]?|השאיל[הו]?|השתתפ[הו]|השתתף|ערכ[הו]|ערך|הגיע[הו]?|ביקר[הו]?|יארח|תארח|תרמ[הו]|תרם|בוטל[הו]?|נדח[הו]|נדחתה|הופיע[הו]?|ניגנ[הו]|הוצג[הו]?)$/;
const FOR_SOMETHING =
	/^(?:ו|ב|מ|ל|של)?ה?(?:עמותה|עמותת|אגודה|אגודת|משכן|מכון|מרכז|קרן|מחלקה|מחלקת|אגף|ארגון|רשות|בית|מינהל|ועדה|ועדת|סבא|איגוד)$|^ה/;

/** "Deutsch-Russische Gesellschaft", "the Friends of Lakeport Library", "Verein „Brücken“". */
function latinNamed(words: readonly Word[], text: string, tongue: 'en' | 'de', places: Places): Place[] {
	const heads = latinHeads(tongue);
	const found: Place[] = [];
	words.forEach((word, at) => {
		if (!heads.test(word.text)) return;
		const quoted = /^\s*[„“"«»]([^“”"«»]{2,60})[“”"«»]/u.exec(text.slice(word.end));
		if (quoted) {
			const start = word.end + quoted[0].indexOf(quoted[1] as string);
			found.push({ start, end: word.end + quoted[0].length, name: quoted[1] as string, id: null });
			return;
		}
		const from = firstOf(words, at, text, tongue, places);
		const to = lastOf(words, at, text, tongue);
		const isOneWord = from === at && to === at + 1;
		if (isOneWord && (tongue === 'en' || COMMON.test(word.text))) return;
		const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
		found.push({ start, end, name: nominative(text.slice(start, end), text.slice(0, start), tongue), id: null });
	});
	return found;
}

/** Whose name says where it appears. */
const PAPER = /^(?:Telegraph|Post|Times|Tageblatt|Anzeiger|Nachrichten|Rundschau|Zeitung|Herald|Gazette)$/;
/** Alone these name no body. */
const COMMON =
	/^(?:Gesellschaft|Verein|Museum|Gymnasium|Schule|Universität|Hochschule|Institut|Stiftung|Kammer|Orchester|Chor|Feuerwehr|Zeitung|Post|Ausschuss|Botschaft|Konsulat|Klinik|Krankenhaus|Kapelle|Theater|Bibliothek|Bücherei|Akademie|Verband|Werk|Bund|Komitee|Ministerium|Sender|Gemeinde|Archiv|Beirat|Ensemble)e?s?$/;

/** The capitals before it, joined by nothing but spaces and hyphens. */
function firstOf(words: readonly Word[], at: number, text: string, tongue: 'en' | 'de', places: Places): number {
	let from = at;
	while (from > 0 && at - from < 5) {
		const before = words[from - 1] as Word;
		const gap = text.slice(before.end, words[from]?.start);
		if (!/^(?:\s|-|\s&\s)$/.test(gap) || !/^\p{Lu}/u.test(before.text)) break;
		const isPaper = from === at && PAPER.test(words[at]?.text ?? '');
		if (!isPaper && !belongs(before, gap, tongue, places)) break;
		if (from - 1 === 0 && OPENING.test(before.text)) break;
		from -= 1;
	}
	return from;
}

/** German writes every noun with a capital: only adjectives and names of places belong to it. */
function belongs({ text, plain }: Word, gap: string, tongue: 'en' | 'de', places: Places): boolean {
	if (tongue === 'en' || gap === '-' || places.isHome(text) || places.whole(plain)) return true;
	return /(?:e|en|er|es|\p{Lu}{2,})$/u.test(text);
}

/** What a line of English begins with, in a capital of the line. */
const OPENING =
	/^(?:Visit|Meeting|Interview|Letter|The|Our|Joint|Online|Concert|Workshop|Exhibition|Support|Talks|With)$/;

/** "Chamber of Commerce", "University of Ghent", "Gymnasium Carolinum". */
function lastOf(words: readonly Word[], at: number, text: string, tongue: 'en' | 'de'): number {
	let to = at + 1;
	const isJoining = tongue === 'en' ? /^(?:of|for|and|the)$/ : /^(?:für|der|des|und|von|im)$/;
	while (to < words.length && to - at < 6) {
		const word = words[to] as Word;
		if (!/^(?:\s|-)$/.test(text.slice(words[to - 1]?.end, word.start))) break;
		const next = words[to + 1];
		const isJoined =
			/^(?:of|for)$/.test(word.text) && tongue === 'en' && next !== undefined && /^\p{Lu}/u.test(next.text);
		const isFor = tongue === 'de' && word.text === 'für' && next !== undefined && /^\p{Lu}/u.test(next.text);
		if (!/^\p{Lu}/u.test(word.text) && !isJoined && !isFor) break;
		if (tongue === 'de' && /^\p{Lu}/u.test(word.text) && !isJoining.test(words[to - 1]?.text ?? '') && to > at + 1)
			break;
		to += 1;
	}
	return to;
}

/** "Der Deutsch-Russischen Gesellschaft" is the Deutsch-Russische Gesellschaft. */
function nominative(name: string, before: string, tongue: 'en' | 'de'): string {
	if (tongue === 'en' || !/(?:der|die|des|dem|den|zur|zum|im|vom)\s+$/iu.test(before)) return name;
	return name
		.replace(/(?<=\p{L}{3})en(?=\s+\p{Lu})/gu, 'e')
		.replace(/(?<=(?:verein|museum|gymnasium|instituts?|theater|orchester|chor))s$/iu, '');
}
