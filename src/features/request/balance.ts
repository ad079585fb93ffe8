import { isCandidate, isOver, type PartnerKind, type TieStatus } from '#features/partner/partner.ts';
import type { Texts } from '#kernel/texts.ts';

/** A partner of the register, as far as the balance of all of them goes. */
export interface Counterpart {
	id: string;
	name: Texts;
	kind: PartnerKind;
	country: string | null;
	/** The language in which it calls itself. */
	localLanguage: string | null;
	status: TieStatus;
	/** Whether it stands among the twin cities. */
	isOfRegister: boolean;
	/** Without any contact in the last twelve months. */
	isSilent: boolean;
}

/** What one more partner would do to those that there are. Only what the register knows. */
export interface Balance {
	/** The ties that are alive. */
	ties: number;
	/** Of these, the twin cities. */
	twins: number;
	/** Of these, those without contact in the last twelve months. */
	silent: number;
	/** Others that would become partners as well. */
	candidates: Pick<Counterpart, 'id' | 'name'>[];
	/** Ties that are alive with the country; undefined: nobody knows of which country the candidate is. */
	inCountry: Pick<Counterpart, 'id' | 'name'>[] | undefined;
	/** The same with its language. */
	inLanguage: Pick<Counterpart, 'id' | 'name'>[] | undefined;
	/** Members who work with the record of the office. */
	officers: number;
	/** Ties for each of them, as they are and with this one; null: there is nobody. */
	perOfficer: { now: number; then: number } | null;
}

/** @param partners all of the register, the candidate among them or not @param officers members who work with the whole record */
export function balanceOf(
	candidate: Pick<Counterpart, 'id' | 'country' | 'localLanguage'>,
	partners: readonly Counterpart[],
	officers: number
): Balance {
	const others = partners.filter(({ id }) => id !== candidate.id);
	const alive = others.filter(({ status }) => !isOver(status) && !isCandidate(status));
	const named = (some: readonly Counterpart[]) => some.map(({ id, name }) => ({ id, name }));
	const language = candidate.localLanguage ? baseOf(candidate.localLanguage) : null;
	return {
		ties: alive.length,
		twins: alive.filter(({ isOfRegister }) => isOfRegister).length,
		silent: alive.filter(({ isSilent }) => isSilent).length,
		candidates: named(others.filter(({ status }) => isCandidate(status))),
		inCountry: candidate.country
			? // A country is no tie in itself.
				named(alive.filter(({ country, kind }) => country === candidate.country && kind !== 'country'))
			: undefined,
		inLanguage: language
			? named(alive.filter(({ localLanguage }) => localLanguage !== null && baseOf(localLanguage) === language))
			: undefined,
		officers,
		perOfficer: officers > 0 ? { now: alive.length / officers, then: (alive.length + 1) / officers } : null
	};
}

/** "zh-Hant" and "zh" are one language here. */
function baseOf(tag: string): string {
	return tag.split('-')[0] ?? tag;
}
