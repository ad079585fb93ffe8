import type { LineEdit, ReportEdits, SectionEdit } from '../../src/features/studio/edits.ts';

/** What an office made of a report: nothing, but for what the test is about. */
export function buildEdits(overrides: Partial<ReportEdits> = {}): ReportEdits {
	return { sectionOrder: [], sections: [], lines: [], blocks: [], ...overrides };
}

export function buildSectionEdit(overrides: Partial<SectionEdit> & Pick<SectionEdit, 'section'>): SectionEdit {
	return { title: {}, notes: {}, isHidden: false, lineOrder: [], ...overrides };
}

export function buildLineEdit(overrides: Partial<LineEdit> & Pick<LineEdit, 'section' | 'line'>): LineEdit {
	return { words: {}, detail: {}, basis: {}, isHidden: false, isHighlight: false, isApproved: false, ...overrides };
}
