import { TEMPLATE_SECTIONS, type TemplateData, type TemplateSection } from '#features/template/template.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { finish, type ReportEdits } from './edits.ts';

type Begun = Pick<TemplateData, 'sectionOrder' | 'hiddenSections'>;

/** The order that a report begins with. That of the record needs no words. */
export function beginningOrder({ sectionOrder }: Pick<Begun, 'sectionOrder'>): TemplateSection[] {
	const isOfRecord =
		sectionOrder.length === TEMPLATE_SECTIONS.length &&
		sectionOrder.every((section, index) => section === TEMPLATE_SECTIONS[index]);
	return isOfRecord ? [] : sectionOrder;
}

/** What the record writes, as a report says it that has just begun with a template: in its order, without what it leaves out. */
export function begunWith(template: Begun, generated: FlowDocument, language: Language): FlowDocument {
	return finish(generated, editsOf(template), language);
}

function editsOf(template: Begun): ReportEdits {
	return {
		sectionOrder: beginningOrder(template),
		sections: template.hiddenSections.map((section) => ({
			...{ section, title: {}, notes: {}, isHidden: true, lineOrder: [] }
		})),
		...{ lines: [], blocks: [] }
	};
}
