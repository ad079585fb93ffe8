import type { z } from 'zod';
import { saveAction, type Refusal } from '#features/member/server/form-action.ts';
import type { Desk } from '#features/member/server/gate.ts';
import type { SaidMessage } from '#kernel/said.ts';

/** What became of an idea: whether its page is still there, and where the initiative is that began with it. */
type Done = { ok: true; id: string; initiativeId?: string; remains?: boolean };

/** The action behind every form about one idea: afterwards one is on its page, or where it went. */
export function actionOfIdea<Schema extends z.ZodType>(
	schema: Schema,
	message: SaidMessage,
	run: (desk: Desk, value: z.output<Schema>) => Promise<Done | Refusal>
) {
	return saveAction<Schema, Done>(
		schema,
		run,
		({ office }, { id, initiativeId, remains = true }) => {
			if (initiativeId !== undefined) return `/o/${office.slug}/initiatives/${initiativeId}`;
			return `/o/${office.slug}/ideas${remains ? `/${id}` : ''}`;
		},
		undefined,
		() => message
	);
}
