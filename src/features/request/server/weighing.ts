import { sql } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isEmpty, type Texts } from '#kernel/texts.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database } from '#platform/server/database.ts';
import { criteriaOf, isBuiltIn, variantsOf, type Criterion } from '../criteria.ts';
import type { CriterionInput } from '../form.ts';
import { requestRules } from '../policy.ts';
import { loadOwnCriteria } from './queries.ts';

/** Changes what requests are measured by from now on. Those that are open keep what they were opened with. */
export async function saveCriterion(
	db: Database,
	actor: Actor,
	input: CriterionInput
): Promise<{ ok: true; id?: string } | Refusal> {
	if (!may(requestRules, actor, 'weigh')) return { ok: false, reason: 'forbidden' };
	const office = actor.officeId;
	return db.forOffice(office, async (tx): Promise<{ ok: true } | Refusal> => {
		const own = await loadOwnCriteria(tx, office);
		const before = criteriaOf(own).find(({ code }) => code === input.code);
		if (!before && (input.version > 0 || isEmpty(input.name))) {
			return { ok: false, reason: 'problem', field: 'name', code: 'required' };
		}
		if (before && before.version !== input.version) return { ok: false, reason: 'stale' };
		const values = valuesOf(input, before);
		const { numInsertedOrUpdatedRows: saved } = await tx
			.insertInto('criterion')
			.values({ office_id: office, code: input.code, ...values, version: 1 })
			.onConflict((conflict) =>
				conflict
					.columns(['office_id', 'code'])
					.doUpdateSet({ ...values, version: input.version + 1, updated_at: sql`now()` })
					.where('criterion.version', '=', input.version)
			)
			.executeTakeFirstOrThrow();
		// Somebody else saved it at the same moment.
		if (saved === 0n) return { ok: false, reason: 'stale' };
		const after = criteriaOf(await loadOwnCriteria(tx, office)).find(({ code }) => code === input.code);
		recordChange(tx, actor, {
			...{ noun: 'office', recordId: office, action: 'update' },
			...{ before: told(before), after: told(after) }
		});
		return { ok: true };
	});
}

/** What comes along keeps its kind; words that say what came along anyway are left to it, and change with its reading. */
function valuesOf(input: CriterionInput, before: Criterion | undefined) {
	const variants = variantsOf(input.code);
	const variant = variants.some((each) => each.variant === input.variant) ? input.variant : (before?.variant ?? null);
	const along = variants.length > 0 ? variants : alongOf(input.code);
	const isAlong = (words: Texts, field: 'name' | 'explanation') =>
		along.some((each) => Object.entries(words).every(([tag, text]) => each[field][tag] === text));
	return {
		kind: before?.kind ?? input.kind,
		variant,
		name: isAlong(input.name, 'name') ? {} : input.name,
		explanation: isAlong(input.explanation, 'explanation') ? {} : input.explanation,
		weight: (before?.kind ?? input.kind) === 'gate' ? 0 : input.weight,
		position: input.position,
		is_on: input.isOn
	};
}

function alongOf(code: string): { name: Texts; explanation: Texts }[] {
	return isBuiltIn(code) ? criteriaOf([]).filter((each) => each.code === code) : [];
}

function told(criterion: Criterion | undefined): Record<string, Json> {
	if (!criterion) return {};
	const { name, explanation, weight, isOn } = criterion;
	return {
		criterion_name: { ...name },
		criterion_explanation: { ...explanation },
		criterion_weight: weight,
		criterion_is_on: isOn
	};
}
