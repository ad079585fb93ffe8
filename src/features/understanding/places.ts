import { readings, wordsOf, type Found, type Word } from '#features/capture/words.ts';
import { isTelling } from '#features/capture/names.ts';
import { countryCode } from '#kernel/country-names.ts';
import { fold } from '#kernel/search-words.ts';
import { soundAlike, soundOf } from '#kernel/sound.ts';
import type { Known } from './understanding.ts';

/** A place or country that a document has a tie with. */
export interface Place {
	/** As the document spells it where it lists or heads it; else as it first names it. */
	name: string;
	/** Of the office's register. */
	id: string | null;
	country: string | null;
	/** Whether the document itself spelt it so; a name of the register gives way to what stands in the text. */
	isOfDocument: boolean;
	/** How the register and earlier documents spell it. */
	spellings: readonly string[];
	/** Whether a list or a heading of the document names it, not only a line. */
	isListed: boolean;
	/** A heading that may be a name and may be something else. */
	isGuess?: boolean;
}

/** A place found in a line. */
export interface NamedIn extends Found<Place> {
	/** Only spelt like it: a person says whether it is meant. */
	isNear: boolean;
}

interface Spelling {
	words: string[];
	place: Place;
}

/** Finds the places of a document and of the register, in any of their spellings and with what their language adds. */
export class Places {
	readonly all: Place[] = [];
	readonly #byFirst = new Map<string, Spelling[]>();
	readonly #parts = new Map<string, Set<Place>>();
	readonly #bySound = new Map<string, { word: string; place: Place }[]>();
	readonly #home: Set<string>;

	constructor({ city, partners, learnt }: Known) {
		this.#home = new Set(Object.values(city).flatMap((name) => wordsOf(name).map(({ plain }) => plain)));
		for (const { id, name, alsoCalled, country } of partners) {
			const spellings = [...Object.values(name), ...alsoCalled];
			const taught = learnt.filter(({ field, meaning }) => field === 'partner' && meaning === id);
			const place: Place = { name: spellings[0] ?? '', id, country, spellings, isOfDocument: false, isListed: false };
			this.all.push(place);
			for (const spelling of [...spellings, ...taught.map(({ wording }) => wording)]) this.#spell(spelling, place);
		}
	}

	/** A place that the document lists or heads; one of the register where the name is one of its spellings. */
	add(
		name: string,
		{
			country,
			others = [],
			isListed = false
		}: { country: string | null; others?: readonly string[]; isListed?: boolean }
	): Place | undefined {
		if (this.isHome(name) || name === '') return undefined;
		const known = this.whole(name) ?? others.map((other) => this.whole(other)).find(Boolean);
		const place: Place = known ?? { name, id: null, country, spellings: [], isOfDocument: true, isListed };
		if (!known) this.all.push(place);
		if (!place.isOfDocument) Object.assign(place, { name, isOfDocument: true });
		place.isListed ||= isListed;
		place.country ??= country;
		for (const spelling of [name, ...others]) this.#spell(spelling, place);
		return place;
	}

	/** A city whose document it is. */
	addHome(name: string): void {
		for (const { plain } of wordsOf(name)) this.#home.add(plain);
	}

	/** A place of the register that only lines name is called as the first of them spells it. */
	spelledIn(text: string, words: readonly Word[]): void {
		for (const { value: place, from, to, prefix } of this.in(words)) {
			if (place.isOfDocument) continue;
			const said = text.slice((words[from]?.start ?? 0) + prefix.length, words[to - 1]?.end);
			// "Haarlemer" says Haarlem.
			const known = place.spellings.find((spelling) => fold(said).startsWith(fold(spelling)));
			Object.assign(place, { name: known ? said.slice(0, known.length) : said, isOfDocument: true });
		}
	}

	isHome(name: string): boolean {
		const words = wordsOf(name);
		return words.length > 0 && words.every(({ plain }) => readings(plain).some(({ rest }) => this.#home.has(rest)));
	}

	/** The place that a text names and nothing else. */
	whole(name: string): Place | undefined {
		const words = wordsOf(name);
		const found = this.at(words, 0);
		return found?.to === words.length && found.prefix === '' ? found.value : undefined;
	}

	/** The places that a line names, from left to right. */
	in(words: readonly Word[]): NamedIn[] {
		const found: NamedIn[] = [];
		for (let at = 0; at < words.length; at += 1) {
			const place = this.at(words, at);
			if (!place) continue;
			found.push(place);
			at = place.to - 1;
		}
		return found;
	}

	at(words: readonly Word[], from: number): NamedIn | undefined {
		const plain = words[from]?.plain ?? '';
		if (this.#home.has(plain)) return undefined;
		for (const { prefix, rest } of this.#forms(plain)) {
			const spelling = (this.#byFirst.get(rest) ?? []).find((each) =>
				each.words.every((word, n) => n === 0 || this.#isWord(words[from + n]?.plain, word))
			);
			if (spelling) return { value: spelling.place, from, to: from + spelling.words.length, prefix, isNear: false };
		}
		return this.#part(words, from) ?? this.#alike(words, from);
	}

	/** Boulogne for Boulogne-Billancourt, where no other name has that word. */
	#part(words: readonly Word[], from: number): NamedIn | undefined {
		for (const { prefix, rest } of this.#forms(words[from]?.plain ?? '')) {
			const places = this.#parts.get(rest);
			if (places?.size === 1)
				return { value: [...places][0] as Place, from, to: this.#end(words, from), prefix, isNear: false };
		}
		return undefined;
	}

	#alike(words: readonly Word[], from: number): NamedIn | undefined {
		for (const { prefix, rest } of readings(words[from]?.plain ?? '', 4)) {
			const found = (this.#bySound.get(soundOf(rest)) ?? []).filter(({ word }) => soundAlike(word, rest));
			const places = new Set(found.map(({ place }) => place));
			if (places.size === 1)
				return { value: [...places][0] as Place, from, to: this.#end(words, from), prefix, isNear: true };
		}
		return undefined;
	}

	/** The words behind one that stands for a name belong to it where they are of the same name. */
	#end(words: readonly Word[], from: number): number {
		const place = this.#parts.get(words[from]?.plain ?? '');
		let to = from + 1;
		while (
			place &&
			to < words.length &&
			[...(this.#parts.get(words[to]?.plain ?? '') ?? [])].some((each) => place.has(each))
		)
			to += 1;
		return to;
	}

	/** With prefix letters, and with the endings that German gives to a city: Haarlemer, Haarlems. */
	#forms(plain: string): { prefix: string; rest: string }[] {
		const bare = /^[a-z]/.test(plain)
			? [plain.replace(/ers?$/, ''), plain.replace(/s$/, ''), `${plain.replace(/er$/, '')}e`]
			: [];
		return [
			...readings(plain),
			...bare.filter((rest) => rest !== plain && rest.length > 3).map((rest) => ({ prefix: '', rest }))
		];
	}

	#isWord(word: string | undefined, meant: string): boolean {
		return word !== undefined && (word === meant || soundAlike(word, meant));
	}

	#spell(spelling: string, place: Place): void {
		const words = wordsOf(spelling).map(({ plain }) => plain);
		const [first] = words;
		if (first === undefined) return;
		const known = this.#byFirst.get(first) ?? [];
		if (!known.some((each) => each.place === place && each.words.join(' ') === words.join(' '))) {
			known.push({ words, place });
			known.sort((a, b) => b.words.length - a.words.length);
			this.#byFirst.set(first, known);
		}
		// "Hollywood, Florida": a country or state in a name stands for nothing.
		const telling = words.filter(
			(word, index) => isTelling(word, index) && !this.#home.has(word) && !countryCode(word)
		);
		if (words.length > 1)
			for (const word of telling) this.#parts.set(word, (this.#parts.get(word) ?? new Set()).add(place));
		for (const word of words.length === 1 ? words : telling) {
			const sound = soundOf(word);
			if (this.#bySound.get(sound)?.some((each) => each.word === word && each.place === place)) continue;
			this.#bySound.set(sound, [...(this.#bySound.get(sound) ?? []), { word, place }]);
		}
	}
}
