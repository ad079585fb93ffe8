import { writeAgreement, writeClaim } from '#features/agreement/server/commands.ts';
import { agreementForm } from '#features/agreement/form.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { tellOfStep } from '#features/initiative/server/steps-taken.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { sql } from 'kysely';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import type { SignInput } from '../form.ts';
import { decisionInWords, gatesInTheWay, gatesOf, requestStage, type CouncilDecision } from '../request.ts';
import { recordCeremony } from './ceremony.ts';
import { changingRequest, rewrite } from './commands.ts';
import { latestDecision, loadRequest } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;

/**
 * It is signed: the partner becomes active, the agreement is recorded with its date as a source has it, the signing as
 * something that took place, and the request has come to its end. All of it, or nothing.
 * @param today YYYY-MM-DD at the office's place
 */
export async function signRequest(db: Database, actor: Actor, input: SignInput, today: string): Saved {
	return changingRequest(db, actor, { id: input.id, action: 'sign' }, async (tx): Saved => {
		const [initiative, request, decision] = await Promise.all([
			loadInitiative(tx, actor, input.id),
			loadRequest(tx, actor.officeId, input.id),
			latestDecision(tx, actor.officeId, input.id)
		]);
		if (!initiative || !request) return { ok: false, reason: 'not_found' };
		if (initiative.version !== input.version) return { ok: false, reason: 'stale' };
		if (requestStage(initiative.stage, request.isInTalks) !== 'council_approved') return { ok: false, reason: 'stale' };
		if (gatesInTheWay(gatesOf(request.criteria, decision)).length > 0) {
			return { ok: false, reason: 'problem', field: 'kind', code: 'gates_open' };
		}
		const wrong = wrongDay(input.signedOn, decision, today);
		if (wrong) return { ok: false, reason: 'problem', field: 'signedOn', code: wrong };
		const partner = await loadPartner(tx, actor.officeId, request.partnerId);
		if (!partner) return { ok: false, reason: 'problem', field: 'kind', code: 'gone' };
		const said = outcomeOf(input, partner.name);
		const outcome = { ...said, ...initiative.outcome };
		const agreement = await recordAgreement(tx, actor, input, { partnerId: partner.id, decision });
		if (!agreement.ok) return agreement;
		const ceremony = await recordCeremony(tx, actor, {
			...{ initiativeId: input.id, partnerId: partner.id, title: said, on: input.signedOn },
			visibility: initiative.visibility,
			goals: initiative.goals.map((goal) => goal.id)
		});
		if (!ceremony.ok) return ceremony;
		const saved = await rewrite(
			tx,
			actor,
			input,
			{ agreement_id: agreement.id },
			{
				initiative: {
					...{ stage: 'completed', ended: input.signedOn, stage_since: sql`now()` },
					outcome
				}
			}
		);
		if (!saved.ok) return saved;
		const step = { initiativeId: input.id, from: 'initiative' as const, to: 'completed' as const, on: input.signedOn };
		await tellOfStep(tx, actor, { ...step, outcome });
		return saved;
	});
}

/** A signature is no plan, and the council comes before it: as far as the date is known. */
function wrongDay(signedOn: KnownDate, decision: CouncilDecision | undefined, today: string) {
	const { first, last } = rangeOf(signedOn) ?? { first: undefined, last: signedOn };
	if (first !== undefined && first > today) return 'not_yet' as const;
	return decision && last < decision.decidedOn ? ('before_decision' as const) : undefined;
}

/** The agreement with what the council decided of it, and when it was signed, as its source has it. */
async function recordAgreement(
	tx: OfficeTransaction,
	actor: Actor,
	{ kind, title, signedOn, source, sourceUrl, side }: SignInput,
	{ partnerId, decision }: { partnerId: string; decision: CouncilDecision | undefined }
): Saved {
	const id = newId();
	const written = await writeAgreement(tx, actor, {
		...agreementForm.parse({ id, kind, status: 'in_force', partners: [partnerId] }),
		title,
		councilDecision: decision ? decisionInWords(decision) : {},
		councilDecided: decision?.decidedOn ?? null
	});
	if (!written.ok) return written;
	const claimed = await writeClaim(tx, actor, {
		...{ id: newId(), version: 0, agreementId: id, field: 'signed', date: signedOn, value: null },
		...{ source, sourceUrl, side, note: {}, preferred: true }
	});
	return claimed.ok ? { ok: true, id } : claimed;
}

/** What came of a request that was signed, where nobody has written more. */
export function outcomeOf({ kind }: Pick<SignInput, 'kind'>, partner: Texts): Texts {
	return Object.fromEntries(
		LANGUAGES.map((locale) => [
			locale,
			m.request_signed_outcome({ partner: words(partner, locale), kind: agreementLabel(kind, locale) }, { locale })
		])
	);
}
