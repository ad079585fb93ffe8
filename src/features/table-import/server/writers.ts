import type { z } from 'zod';
import { activityForm } from '#features/activity/form.ts';
import { writeActivity } from '#features/activity/server/commands.ts';
import { agreementForm, claimForm } from '#features/agreement/form.ts';
import { writeAgreement, writeClaim } from '#features/agreement/server/commands.ts';
import { goalForm } from '#features/goal/form.ts';
import { writeGoal } from '#features/goal/server/commands.ts';
import { initiativeForm } from '#features/initiative/form.ts';
import { writeInitiative } from '#features/initiative/server/commands.ts';
import type { Stage } from '#features/initiative/initiative.ts';
import { firstStages } from '#features/initiative/stage-rules.ts';
import type { Role } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { organisationForm } from '#features/organisation/form.ts';
import { writeOrganisation } from '#features/organisation/server/commands.ts';
import { partnerForm } from '#features/partner/form.ts';
import { writePartner } from '#features/partner/server/commands.ts';
import { personForm, roleForm } from '#features/person/form.ts';
import { writePerson } from '#features/person/server/commands.ts';
import { writeRole } from '#features/person/server/role-commands.ts';
import type { Problem } from '#kernel/form.ts';
import { parseJson } from '#kernel/json-input.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Beside, RecordJson } from '../merging.ts';
import type { TargetNoun } from '../targets.ts';

/** What writing needs to know of the office. */
export interface WritingBy {
	actor: Actor;
	homeCountry: string;
	today: string;
}

type Written = Promise<{ ok: boolean; reason?: string; field?: string; code?: string }>;
type Write = (tx: OfficeTransaction, by: WritingBy, input: never) => Written;

interface Writer {
	form: z.ZodType;
	write: Write;
}

function writer<Schema extends z.ZodType>(
	form: Schema,
	write: (tx: OfficeTransaction, by: WritingBy, input: z.output<Schema>) => Written
): Writer {
	return { form, write: write };
}

/** The form and the command of each noun: one schema says what is right, however it arrives. */
const WRITERS: Record<TargetNoun | 'claim' | 'role', Writer> = {
	partner: writer(partnerForm, (tx, { actor }, input) => writePartner(tx, actor, input)),
	agreement: writer(agreementForm, (tx, { actor }, input) => writeAgreement(tx, actor, input)),
	claim: writer(claimForm, (tx, { actor }, input) => writeClaim(tx, actor, input)),
	person: writer(personForm, (tx, { actor, homeCountry }, input) => writePerson(tx, actor, input, homeCountry)),
	role: writer(roleForm, (tx, { actor }, input) => writeRole(tx, actor, input)),
	organisation: writer(organisationForm, (tx, { actor }, input) => writeOrganisation(tx, actor, input)),
	activity: writer(activityForm, (tx, { actor }, input) => writeActivity(tx, actor, input)),
	initiative: writer(initiativeForm, (tx, { actor, today }, input) =>
		writeInitiative(tx, actor, input, { today, isLoaded: true })
	),
	goal: writer(goalForm, (tx, { actor }, input) => writeGoal(tx, actor, input))
};

/** What is wrong with a record, by the form of its noun and by what who brings it in may enter; none: it can be written. */
export function problemsOf(
	noun: TargetNoun,
	record: RecordJson,
	{ beside, by }: { beside: readonly Beside[]; by: { role: Role } }
): Problem[] {
	const own = parseJson(WRITERS[noun].form, record);
	const unnamed = noun === 'person' && Object.keys(record['name'] ?? {}).length === 0 && record['version'] === 0;
	const nobody = unnamed && beside.length === 0 ? [{ field: 'name', code: 'name_or_role' as const }] : [];
	const decided = noun === 'initiative' && own.ok && isDecided(record, by);
	const undecided = decided ? [{ field: 'stage', code: 'decision_needed' as const }] : [];
	return [...(own.ok ? [] : own.problems), ...nobody, ...undecided, ...beside.flatMap(problemsBeside)];
}

/** Whether a new initiative stands at a stage at which this one may not enter it. */
function isDecided({ version, stage }: RecordJson, by: { role: Role }): boolean {
	return version === 0 && !firstStages(by).includes(stage as Stage);
}

function problemsBeside(each: Beside): Problem[] {
	const parsed =
		each.is === 'agreement'
			? parseJson(agreementForm, each.agreement)
			: each.is === 'claim'
				? parseJson(claimForm, each.claim)
				: parseJson(roleForm, each.role);
	const name = each.is === 'role' ? 'role.' : '';
	return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, field: `${name}${problem.field}` }));
}

/** A record could not be written as it was checked: somebody has changed something meanwhile. */
export class ChangedMeanwhile extends Error {
	override name = 'ChangedMeanwhile';
	readonly line: number | undefined;
	constructor(line: number | undefined, why: string) {
		super(`line ${line ?? '?'}: ${why}`);
		this.line = line;
	}
}

/** The typed value of a record that was checked before. @throws ChangedMeanwhile */
export function inputOf<Schema extends z.ZodType>(form: Schema, record: RecordJson, line?: number): z.output<Schema> {
	const parsed = parseJson(form, record);
	if (!parsed.ok)
		throw new ChangedMeanwhile(line, parsed.problems.map(({ field, code }) => `${field} ${code}`).join(', '));
	return parsed.value;
}

/** Writes one record and what comes with it, by the commands that the pages write by. @throws ChangedMeanwhile */
export async function writeRecord(
	tx: OfficeTransaction,
	by: WritingBy,
	{ noun, record, beside, line }: { noun: TargetNoun; record: RecordJson; beside: readonly Beside[]; line?: number }
): Promise<void> {
	// A person who is known by a role alone comes with it.
	const role = noun === 'person' && record['version'] === 0 ? beside.find((each) => each.is === 'role') : undefined;
	const own = role ? { ...record, role: role.role } : record;
	await write(tx, by, noun, own, line);
	for (const each of beside) {
		if (each.is === 'claim') await write(tx, by, 'claim', each.claim, line);
		// A role that is new to the table may be there by now: with its person, without dates, or by a line above.
		else if (each.is === 'role')
			await write(tx, by, 'role', each.role['version'] === 0 ? await withVersion(tx, by, each.role) : each.role, line);
		else {
			await write(tx, by, 'agreement', each.agreement, line);
			for (const claim of each.claims) await write(tx, by, 'claim', claim, line);
		}
	}
}

async function withVersion(tx: OfficeTransaction, { actor }: WritingBy, role: RecordJson): Promise<RecordJson> {
	const row = await tx
		.selectFrom('role_held')
		.select('version')
		.where('office_id', '=', actor.officeId)
		.where('id', '=', role['id'] as string)
		.executeTakeFirst();
	return { ...role, version: row?.version ?? 0 };
}

async function write(
	tx: OfficeTransaction,
	by: WritingBy,
	noun: keyof typeof WRITERS,
	record: RecordJson,
	line: number | undefined
): Promise<void> {
	const { form, write: run } = WRITERS[noun];
	const done = await run(tx, by, inputOf(form, record, line) as never);
	if (!done.ok) throw new ChangedMeanwhile(line, [done.reason, done.field, done.code].filter(Boolean).join(' '));
}
