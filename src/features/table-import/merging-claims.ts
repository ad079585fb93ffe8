import { dateThatStands } from '#features/agreement/agreement.ts';
import type { AgreementKind, Claim, ClaimedDate } from '#features/agreement/agreement.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Merged, MergingBy, RecordJson } from './merging.ts';
import type { Value } from './row-reading.ts';

/** A claim that a table makes: what it says of a date stands beside what others say, and overwrites nothing. */
export interface ClaimBeside {
	is: 'claim';
	claim: RecordJson;
}

/** An agreement that the row of a partner tells of, with its claims. */
export interface TieBeside {
	is: 'agreement';
	agreement: RecordJson;
	claims: RecordJson[];
}

/** An agreement with what its sources say, as it is merged with. */
export interface WithClaims {
	id: string;
	kind: AgreementKind;
	termEnds: string | null;
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}

/** The dates of an agreement are claims, each with its source. */
export function mergeClaims(
	by: MergingBy,
	{ record, changes, beside }: Merged,
	values: Readonly<Record<string, Value>>
): void {
	const { id, kind, termEnds } = record as unknown as WithClaims;
	const agreement: WithClaims = { id, kind, termEnds, claims: (record['claims'] ?? []) as WithClaims['claims'] };
	for (const claim of claimsOf(by, agreement, values, changes)) beside.push({ is: 'claim', claim });
	delete record['claims'];
}

/** What the list of partners tells of their agreements. */
export function mergeTies(
	by: MergingBy,
	{ record, changes, beside, notes }: Merged,
	values: Readonly<Record<string, Value>>
): void {
	const known = (record['agreements'] ?? []) as WithClaims[];
	delete record['agreements'];
	// The heading of the whole column says less than what the office knows of this partner.
	const headed = known.length === 0 ? values['headedTie'] : undefined;
	const kind = (values['agreementKind'] ?? headed) as AgreementKind | undefined;
	const existing = kind === undefined ? known[0] : known.find((each) => each.kind === kind);
	if (existing) {
		for (const claim of claimsOf(by, existing, values, changes)) beside.push({ is: 'claim', claim });
	} else if (kind !== undefined) {
		const id = by.newId();
		const fresh: WithClaims = { id, kind, termEnds: null, claims: [] };
		const agreement = { id, version: 0, kind, status: 'in_force', partners: [record['id']] };
		changes.push({ field: 'agreementKind', before: '', after: kind });
		beside.push({ is: 'agreement', agreement, claims: claimsOf(by, fresh, values, changes) });
	} else if (typeof values['signed'] === 'string')
		notes.push({ field: 'signed', code: 'year_left_out', value: values['signed'] });
}

function claimsOf(
	by: MergingBy,
	agreement: WithClaims,
	values: Readonly<Record<string, Value>>,
	changes: Merged['changes']
): RecordJson[] {
	const claims: RecordJson[] = [];
	const isSaid = (field: ClaimedDate, date: string) =>
		[...agreement.claims, ...claims].some(
			(claim) => claim['field' as never] === field && claim['date' as never] === date
		);
	const add = (field: ClaimedDate, date: string, name: string, preferred: boolean, side: string) => {
		if (isSaid(field, date)) return;
		const stands = dateThatStands(agreement, field) ?? '';
		changes.push({ field: name, before: '', after: date, ...(stands === '' ? {} : { isBeside: true }) });
		claims.push(claimOf(by, agreement.id, { field, date, side, preferred: preferred && stands === '' }));
	};
	const signed = values['signed'] as string | undefined;
	if (signed !== undefined) add('signed', signed, 'signed', true, 'ours');
	for (const date of (values['otherDates'] ?? []) as string[]) add('signed', date, 'otherDates', false, 'third');
	const first = values['firstContact'] as string | undefined;
	if (first !== undefined) add('first_contact', first, 'firstContact', true, 'ours');
	return claims;
}

function claimOf(
	by: MergingBy,
	agreementId: string,
	said: { field: ClaimedDate; date: string; side: string; preferred: boolean }
): RecordJson {
	const source: Texts = by.source;
	return { id: by.newId(), version: 0, agreementId, ...said, source };
}
