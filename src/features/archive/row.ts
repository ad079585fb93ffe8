import {
	CORRESPONDENCE,
	DIRECTIONS,
	KINDS,
	ORGANISATION_ROLES,
	PERSON_ROLES,
	REASONS,
	STATUSES
} from '#features/activity/activity.ts';
import { AGREEMENT_KINDS, CLAIM_FIELDS } from '#features/agreement/agreement.ts';
import { fileKind } from '#features/attachment/attachment.ts';
import { BODY_ROLES, STAGES } from '#features/initiative/initiative.ts';
import { ORGANISATION_KINDS } from '#features/organisation/organisation.ts';
import { TIE_STATUSES } from '#features/partner/partner.ts';
import { ROLE_KINDS } from '#features/person/role.ts';
import { SLIDE_SHAPES, TYPEFACES } from '#kernel/look.ts';

/** A row of a table, as JSON has it. */
export type Row = Record<string, unknown>;

/** Codes that the database takes as any text, and whose words pages know: by table and column. */
const CODES: Readonly<Record<string, readonly string[]>> = {
	'activity.kind': KINDS,
	'activity.status': STATUSES,
	'activity.direction': DIRECTIONS,
	'activity.reason': REASONS,
	'activity.correspondence': CORRESPONDENCE,
	'activity_organisation.role': ORGANISATION_ROLES,
	'activity_person.role': PERSON_ROLES,
	'agreement.kind': AGREEMENT_KINDS,
	'claim.field': CLAIM_FIELDS,
	'initiative.stage': STAGES,
	'initiative_organisation.role': BODY_ROLES,
	'organisation.kind': ORGANISATION_KINDS,
	'partner.status': TIE_STATUSES,
	'partnership_request.agreement_kind': AGREEMENT_KINDS,
	'partner_status.status': TIE_STATUSES,
	'role_held.kind': ROLE_KINDS,
	'template.slides': SLIDE_SHAPES,
	'template.typeface': TYPEFACES
};

/** Pictures that a browser shows and that cannot hold a script. */
const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];
/** Where one of them is named. */
const OF_PICTURES = new Set([
	'office.logo_media_type',
	'template.logo_media_type',
	'template.cover_media_type',
	'report_block.picture_type',
	'report_version_file.media_type'
]);

/**
 * What of a row this version would not have written by itself, and pages would stumble over or hand on to a browser:
 * codes that it does not know, addresses that are no pages, pictures that are none.
 * @returns the column; undefined where all is well
 */
export function strangeColumn(table: string, row: Row): string | undefined {
	return Object.keys(row).find((column) => isStrange(table, column, row[column]));
}

function isStrange(table: string, column: string, value: unknown): boolean {
	if (value === null) return false;
	const place = `${table}.${column}`;
	const codes = OF_PICTURES.has(place) ? PICTURES : CODES[place];
	if (codes) return !codes.includes(value as string);
	if (column === 'website' || column === 'source_url') return !isWebAddress(value);
	if (place === 'attachment.media_type') return fileKind(value as string) === undefined;
	if (place === 'report_version.documents') return leadsElsewhere(value);
	return false;
}

function isWebAddress(value: unknown): boolean {
	return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
}

/** Whether something in a kept document leads to what is no page: a script would be run by whoever follows it. */
function leadsElsewhere(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, each]) =>
		key === 'href' ? !(isWebAddress(each) || isPath(each)) : leadsElsewhere(each)
	);
}

function isPath(value: unknown): boolean {
	return typeof value === 'string' && /^(\/(?![/\\])|#|mailto:|tel:)/.test(value);
}
