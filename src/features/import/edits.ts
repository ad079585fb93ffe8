import type { Proposal } from '#features/understanding/understanding.ts';
import type { EditInput } from './form.ts';
import type { Edits } from './import.ts';

/** A proposal as a person changed it in its form. */
export function editedProposal(proposed: Proposal, input: EditInput): Proposal {
	if (input.type === 'partner') {
		const { text, partner, kind, country, status, agreementKind, signed } = input;
		const agreement = agreementKind === null ? null : { kind: agreementKind, signed };
		return { ...proposed, text, partner, kind, country, status, agreement } as Proposal;
	}
	const { id, version, isKept, type, ...fields } = input;
	if (!('partner' in fields)) return { ...proposed, ...fields };
	const { addsPartner, partner, ...rest } = fields;
	return { ...proposed, ...rest, partner: partner === '' ? null : partner } as Proposal;
}

/** Only what differs: what is proposed anew, after the year was confirmed, reaches the fields that nobody touched. */
export function editsOf(proposed: Proposal, edited: Proposal): Edits {
	const before = proposed as unknown as Record<string, unknown>;
	return Object.fromEntries(
		Object.entries(edited).filter(
			([field, value]) => JSON.stringify(sorted(value)) !== JSON.stringify(sorted(before[field]))
		)
	);
}

/** The order of a list, and of the fields of a value, makes no difference. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.toSorted() : value;
	if (typeof value !== 'object' || value === null) return value ?? null;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
