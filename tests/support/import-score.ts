import { coarseAgreement, coarseKind, coarseStatus, coarseTie } from '#features/understanding/coarse.ts';
import type { ActivityProposal, Proposal } from '#features/understanding/understanding.ts';

/** A deck as a person wrote its records down, in the words of the command line. */
export interface Golden {
	meta: { office_city_he: string | null; office_city_en: string | null; report_year: number | null };
	goals: string[];
	partners: GoldenPartner[];
	highlights: { text: string; partner: string | null }[];
	activities: GoldenActivity[];
	initiatives: GoldenActivity[];
	ideas: (string | { text: string })[];
}

interface GoldenPartner {
	name_he?: string | null;
	name_en?: string | null;
	country_code: string | null;
	agreement: string | null;
	year: number | null;
	status: string;
	listed_as_twin?: boolean;
}

interface GoldenActivity {
	text: string;
	partner: string | null;
	kind: string;
	status: string;
	direction?: string | null;
	reason?: string | null;
	when?: string | null;
	organisations?: string[];
	counterpart?: string | null;
}

/** How many of how many are right. */
export type Share = [right: number, all: number];

export interface Score {
	found: Share;
	partner: Share;
	kind: Share;
	status: Share;
	direction: Share;
	reason: Share;
	when: Share;
	organisations: Share;
	counterpart: Share;
	/** Of the register: those that are named, and what is said of all partners. */
	partners: Share;
	ties: Share;
	initiatives: Share;
	goals: Share;
	highlights: Share;
	ideas: Share;
	/** Activities that were proposed and are none. */
	extra: string[];
	/** In words, what differs. */
	differs: string[];
}

const DIRECTIONS: Record<string, string> = { incoming: 'inbound', outgoing: 'outbound', mutual: 'mutual' };

/** Compares what was understood with what a person wrote down: the measure of the acceptance check, and the other fields. */
export function scoreOf(proposals: readonly Proposal[], golden: Golden): Score {
	const differs: string[] = [];
	const pool = proposals.filter((each): each is ActivityProposal => each.type === 'activity');
	const pairs = golden.activities.map((wanted) => [wanted, take(pool, wanted)] as const);
	const share = (name: string, of: (wanted: GoldenActivity, found: ActivityProposal) => [unknown, unknown]): Share => {
		const right = pairs.filter(([wanted, found]) => {
			if (!found) return false;
			const [is, should] = of(wanted, found);
			if (is === should) return true;
			differs.push(
				`${name}: ${String(is)}, not ${String(should)}: ${wanted.text.slice(0, 80)} [${found.doubts.join()}]`
			);
			return false;
		});
		return [right.length, pairs.length];
	};
	for (const [wanted, found] of pairs) if (!found) differs.push(`not found: ${wanted.text}`);
	const initiatives = proposals.filter((each): each is ActivityProposal => each.type === 'initiative');
	const score: Score = {
		found: [pairs.filter(([, found]) => found).length, pairs.length],
		partner: share('partner', (wanted, found) => [plain(found.partner), plain(wanted.partner)]),
		kind: share('kind', (wanted, found) => [coarseKind(found), wanted.kind]),
		status: share('status', (wanted, found) => [coarseStatus(found.status), wanted.status]),
		direction: share('direction', (wanted, found) => [found.direction ?? '', DIRECTIONS[wanted.direction ?? ''] ?? '']),
		reason: share('reason', (wanted, found) => [plain(found.reasonNote), plain(wanted.reason)]),
		when: share('when', (wanted, found) => [plain(found.when), plain(wanted.when)]),
		organisations: organisations(pairs, differs),
		counterpart: counterparts(pairs, differs),
		...partnersOf(proposals, golden, differs),
		initiatives: initiativesOf(initiatives, golden, differs),
		goals: texts(proposals, 'goal', golden.goals, differs),
		highlights: texts(proposals, 'highlight', golden.highlights, differs),
		ideas: texts(proposals, 'idea', golden.ideas, differs),
		extra: pool.map(({ text }) => text),
		differs
	};
	return score;
}

/** The same sentence can stand under two partners: the right one first, each once. */
function take(pool: ActivityProposal[], wanted: GoldenActivity): ActivityProposal | undefined {
	const same = pool.filter(({ text }) => tight(text) === tight(wanted.text));
	const best = same.find(({ partner }) => plain(partner) === plain(wanted.partner)) ?? same[0];
	if (best) pool.splice(pool.indexOf(best), 1);
	return best;
}

type Pairs = readonly (readonly [GoldenActivity, ActivityProposal | undefined])[];

function organisations(pairs: Pairs, differs: string[]): Share {
	const wanted = pairs.flatMap(([golden, found]) =>
		(golden.organisations ?? []).map((name) => {
			const names = found?.organisations.map((each) => each.name) ?? [];
			const isThere = names.some((each) => tight(each) === tight(name));
			if (!isThere) differs.push(`organisation: ${name}, not in [${names.join('; ')}]`);
			return isThere;
		})
	);
	return [wanted.filter(Boolean).length, wanted.length];
}

function counterparts(pairs: Pairs, differs: string[]): Share {
	const wanted = pairs.flatMap(([{ counterpart }, found]) => {
		if (!counterpart) return [];
		const isRight = plain(found?.counterpart ?? '') === plain(counterpart);
		if (!isRight) differs.push(`counterpart: ${found?.counterpart ?? ''}, not ${counterpart}`);
		return [isRight];
	});
	return [wanted.filter(Boolean).length, wanted.length];
}

function partnersOf(
	proposals: readonly Proposal[],
	{ partners }: Golden,
	differs: string[]
): Pick<Score, 'partners' | 'ties'> {
	const found = proposals.filter((each) => each.type === 'partner');
	const of = (golden: GoldenPartner) =>
		found.find(({ partner }) => plain(partner) === plain(golden.name_he ?? golden.name_en));
	const listed = partners.filter((golden) => golden.listed_as_twin !== false);
	const right = partners.filter((golden) => {
		const partner = of(golden);
		const kind = partner?.agreement && coarseAgreement(partner.agreement.kind);
		const is =
			partner &&
			[
				kind === 'contact' ? null : kind,
				coarseTie(partner.status, partner.agreement?.kind ?? null),
				Number(partner.agreement?.signed?.slice(0, 4) ?? 0)
			].join();
		const should = [golden.agreement, golden.status, golden.year ?? 0].join();
		if (is !== should) differs.push(`tie: ${String(is)}, not ${should}: ${golden.name_he ?? golden.name_en ?? ''}`);
		return is === should;
	});
	return { partners: [listed.filter(of).length, listed.length], ties: [right.length, partners.length] };
}

function initiativesOf(found: ActivityProposal[], { initiatives }: Golden, differs: string[]): Share {
	const right = initiatives.filter((golden) => {
		const one = take(found, golden);
		const is = one && [plain(one.partner), coarseKind(one), coarseStatus(one.status)].join();
		const should = [plain(golden.partner), golden.kind, golden.status].join();
		if (is !== should) differs.push(`initiative: ${String(is)}, not ${should}: ${golden.text}`);
		return is === should;
	});
	for (const { text } of found) differs.push(`no initiative: ${text}`);
	return [right.length, initiatives.length];
}

function texts(
	proposals: readonly Proposal[],
	type: Proposal['type'],
	wanted: readonly (string | { text: string })[],
	differs: string[]
): Share {
	const found = proposals.filter((each) => each.type === type).map(({ text }) => tight(text));
	const all = wanted.map((each) => tight(typeof each === 'string' ? each : each.text));
	for (const text of found) if (!all.includes(text)) differs.push(`no ${type}: ${text}`);
	return [all.filter((text) => found.includes(text)).length, all.length];
}

function plain(text: string | null | undefined): string {
	return (text ?? '').replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();
}

function tight(text: string): string {
	return plain(text).replace(/[\s•*▪-]/g, '');
}
