import { z } from 'zod';
import {
	choice,
	email,
	flag,
	id,
	ids,
	known,
	optionalChoice,
	optionalId,
	text,
	texts,
	version
} from '#kernel/fields.ts';
import { NOTHING_MORE, type InitiativeInput } from '#features/initiative/form.ts';
import { MOST, REPORT_REASONS } from './resident-idea.ts';

/** What a resident sends, in the order of the form: what is wrong is listed so. The stamp, the trap and the puzzle are read apart. */
export const ideaForm = z.object({
	text: text({ max: MOST.text, required: true }),
	partnerId: optionalId(),
	age: choice(['adult', 'with_adult']),
	name: text({ max: MOST.name, required: true }),
	email: known(email()),
	consent: agreed(),
	mayPublish: flag()
});
export type IdeaInput = z.output<typeof ideaForm>;

/** The fields of that form beside those of people: when the page was made, what only programs fill in, the puzzle's answer. */
export const GUARDS = { stamp: 'stamp', trap: 'website', answer: 'answer' } as const;

export const supportForm = z.object({ email: known(email()) });

export const reportForm = z.object({
	reason: choice(REPORT_REASONS),
	text: text({ max: MOST.report })
});
export type ReportInput = z.output<typeof reportForm>;

export const messageForm = z.object({ message: text({ max: MOST.message, required: true }) });

export const withdrawForm = z.object({ sure: agreed(), keep: flag() });

const ofIdea = { id: id(), version: version() };

/** Takes an idea up: it becomes an initiative at its first stage. */
export const takeForm = z.object({ ...ofIdea, title: texts({ required: true }), partners: ids(), goals: ids() });
export type TakeInput = z.output<typeof takeForm>;

export const joinForm = z.object({ ...ofIdea, initiativeId: id() });
export type JoinInput = z.output<typeof joinForm>;

export const turnAwayForm = z.object({ ...ofIdea, answer: texts({ max: MOST.message, required: true }) });
export type TurnAwayInput = z.output<typeof turnAwayForm>;

export const askForm = z.object({ ...ofIdea, text: texts({ max: MOST.message, required: true }) });
export type AskInput = z.output<typeof askForm>;

export const publishForm = z.object({
	...ofIdea,
	publicTitle: texts({ max: 120, required: true }),
	publicText: texts({ max: 2000, required: true })
});
export type PublishInput = z.output<typeof publishForm>;

/** A button beside an idea that asks for nothing else. */
export const buttonForm = z.object(ofIdea);
export type ButtonInput = z.output<typeof buttonForm>;

export const reviewForm = z.object({ ...ofIdea, outcome: choice(['hide', 'keep']) });
export type ReviewInput = z.output<typeof reviewForm>;

export const forgetForm = z.object({ ...ofIdea, confirm: text({ max: MOST.name, required: true }) });
export type ForgetInput = z.output<typeof forgetForm>;

export const QUEUES = ['waiting', 'spam', 'reported', 'settled'] as const;
export type Queue = (typeof QUEUES)[number];
const queue = optionalChoice(QUEUES);

/** What narrows the list. */
export function queueOf(params: URLSearchParams): Queue {
	const asked = queue.safeParse(params.get('queue') ?? undefined);
	return (asked.success ? asked.data : null) ?? 'waiting';
}

/** A box that must be ticked. */
function agreed() {
	return known(flag().transform((isTicked) => isTicked || null));
}

/** The initiative that begins with an idea. Of the resident's words it holds none: they stay where they can be forgotten. */
export function initiativeOf(id: string, { title, partners, goals }: TakeInput, today: string): InitiativeInput {
	return {
		...NOTHING_MORE,
		...{ id, version: 0, stage: 'idea', source: 'resident', title, standing: {}, details: {}, ownerId: null },
		...{ begun: today, expected: null, ended: null, visibility: 'council' },
		...{ partners, goals, leads: [], bodies: [], funders: [] }
	};
}
