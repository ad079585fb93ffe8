import type { Problem, ProblemCode } from '#kernel/form.ts';
import { formatDate, formatNumber } from '#kernel/format.ts';
import { dateWords } from '#features/office/labels.ts';
import { parseKnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { problemText } from '#kernel/problem-text.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { codeLabel, codesOf } from './code-words.ts';
import type { Failure, RowChange, RowOutcome, RowProblem, State, Target } from './table-import.ts';
import { fieldOf } from './targets.ts';

export const targetLabel = wordsOf<Target>({
	partners: m.partners_title,
	agreements: m.agreements_title,
	people: m.people_title,
	organisations: m.organisations_title,
	activities: m.activities_title,
	letters: m.timeline_letters,
	gifts: m.table_target_gifts,
	initiatives: m.initiatives_title,
	goals: m.goals_title
});

export const stateLabel = wordsOf<State>({
	mapping: m.table_state_mapping,
	checking: m.table_state_checking,
	checked: m.table_state_checked,
	importing: m.table_state_importing,
	imported: m.table_state_imported,
	undoing: m.table_state_undoing,
	undone: m.table_state_undone
});

export const outcomeLabel = wordsOf<RowOutcome>({
	created: m.table_outcome_created,
	changed: m.table_outcome_changed,
	same: m.table_outcome_same,
	rejected: m.table_outcome_rejected
});

export const failureLabel = wordsOf<Failure>({
	changed_meanwhile: m.table_failure_changed_meanwhile,
	no_right: m.table_failure_no_right,
	stopped: m.table_failure_stopped,
	ours: m.table_failure_ours
});

/** What a field of a target is called. */
export function fieldLabel(target: Target, name: string, language: Language): string {
	const plain = name.replace(/\..*$/, '');
	const field =
		fieldOf(target, name) ?? fieldOf(target, plain) ?? (plain === 'date' ? fieldOf(target, 'signed') : undefined);
	return field ? field.label({}, { locale: language }) : name;
}

const OWN_PROBLEMS: Readonly<Record<string, (said: { value: string; line: string }) => string>> = {
	unknown_value: m.table_problem_unknown_value,
	no_match: m.table_problem_no_match,
	many_match: m.table_problem_many_match,
	twice: m.table_problem_twice,
	same_record: m.table_problem_same_record,
	erased: m.table_problem_erased,
	name_or_role: m.table_problem_name_or_role
};

/** Why a row is not brought in, in a sentence: "Kind: …". */
export function rowProblemText(target: Target, { field, code, limit, value }: RowProblem, language: Language): string {
	if (code === 'year_left_out') return m.table_problem_year_left_out({}, { locale: language });
	const own = OWN_PROBLEMS[code];
	const said = own
		? own({ value: value ?? '', line: formatNumber(limit ?? 0, language) })
		: problemText({ field, code: code as ProblemCode, ...(limit === undefined ? {} : { limit }) } satisfies Problem);
	return `${fieldLabel(target, field, language)}: ${said}`;
}

/** A change of a field, in words. */
export function changeWords(
	target: Target,
	{ field, before, after, isBeside }: RowChange,
	language: Language
): { label: string; before: string; after: string } {
	const said = (value: string) => valueWords(target, field, value, language);
	const now = isBeside ? m.table_another_source({ date: said(after) }, { locale: language }) : said(after);
	return { label: fieldLabel(target, field, language), before: said(before), after: now };
}

function valueWords(target: Target, name: string, value: string, language: Language): string {
	const reading = fieldOf(target, name)?.reading;
	if (value === '' || !reading) return value;
	if (reading.as === 'code' || reading.as === 'codes') {
		const { list } = reading;
		const label = (code: string) => (codesOf(list).includes(code) ? codeLabel(list, code, language) : code);
		return value.split(', ').map(label).join(', ');
	}
	return (reading.as === 'date' || reading.as === 'dates') && parseKnownDate(value)
		? formatDate(value, language, dateWords(language))
		: value;
}
