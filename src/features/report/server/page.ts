import { may } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { loadGenerated } from '#features/studio/server/generated.ts';
import { loadDefaultTemplate } from '#features/template/server/queries.ts';
import { articleHtml } from '#documents/page/article.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { DocumentLanguages, Language } from '#kernel/language.ts';
import { dayAt, periodOf } from '#kernel/period.ts';
import { reportRules } from '../policy.ts';
import { reportBar } from '../view.ts';

/**
 * The report of a year for the council, as one begins with the office's default template: whoever asks, it holds what
 * the council may read; what things cost only for some.
 */
export async function loadReport(
	{ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>,
	year: number,
	languages: DocumentLanguages,
	now: Date
): Promise<FlowDocument> {
	const today = dayAt(now, office.timeZone);
	const tellsMoney = may(reportRules, actor, 'money');
	const period = periodOf(year, office.periodStartsIn);
	const template = await db.forOffice(actor.officeId, (tx) => loadDefaultTemplate(tx, actor.officeId));
	return loadGenerated(db, actor.officeId, {
		...{ period, audience: 'council', today, tellsMoney, template, languages }
	});
}

/** What the page of a report shows: the report in its own language, and the bar over it in the reader's. */
export async function loadReportPage(desk: Desk, year: number, language: Language, now: Date) {
	const document = await loadReport(desk, year, language, now);
	const isBlank = document.sections.some(({ id }) => id === 'blank');
	return {
		/** Where nothing is recorded, who writes the record is told where to begin. */
		canBegin: isBlank && may(partnerRules, desk.actor, 'edit'),
		canFinish: !isBlank && may(reportRules, desk.actor, 'finish'),
		...{ year, title: document.title, language },
		article: articleHtml(document, { hasLinks: true }),
		bar: reportBar(`/o/${desk.office.slug}`, year, desk.office.periodStartsIn, language)
	};
}
