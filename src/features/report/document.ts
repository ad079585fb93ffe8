import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { chapterTies, isBlank, type ReportFacts } from './report.ts';
import { annex } from './sections/annex.ts';
import { blank } from './sections/blank.ts';
import { changes } from './sections/changes.ts';
import { byGoal, byMonth, byPartner, byTheme } from './sections/breakdowns.ts';
import { chapterSection } from './sections/chapter-section.ts';
import { cover, head } from './sections/cover.ts';
import { goals } from './sections/goals.ts';
import { highlights } from './sections/highlights.ts';
import { otherTiesSection } from './sections/other-ties.ts';
import { pipeline } from './sections/pipeline.ts';
import { reciprocity } from './sections/reciprocity.ts';
import { register } from './sections/register.ts';
import { requests } from './sections/requests.ts';
import { silentSections } from './sections/silent.ts';
import { world } from './sections/world.ts';
import { yearNumbers } from './sections/year-numbers.ts';

/** The report of a period in one language, in the order in which a city tells its council. */
export function writeReport(facts: ReportFacts, language: Language): FlowDocument {
	if (isBlank(facts)) return { ...head(facts, language), sections: [cover(facts, language), blank(facts, language)] };
	return {
		...head(facts, language),
		sections: [
			cover(facts, language),
			goals(facts, language),
			register(facts, language),
			world(facts, language),
			highlights(facts, language),
			yearNumbers(facts, language),
			...byMonth(facts, language),
			...byGoal(facts, language),
			...byTheme(facts, language),
			...byPartner(facts, language),
			...reciprocity(facts, language),
			...changes(facts, language),
			...chapterTies(facts).map((tie) => chapterSection(facts, tie, language)),
			otherTiesSection(facts, language),
			...silentSections(facts, language),
			...requests(facts, language),
			pipeline(facts, language),
			...annex(facts, language)
		]
	};
}
