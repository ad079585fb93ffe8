import type { LineEdit, OwnBlock, ReportEdits, SectionEdit } from '../../src/features/studio/edits.ts';
import type { OwnPicture } from '../../src/features/studio/picture.ts';

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

/** A picture of a report, in a section of it. */
export function buildPicture({
	picture = {},
	...overrides
}: Partial<Omit<OwnBlock, 'picture'>> & { picture?: Partial<OwnPicture> } = {}): OwnBlock {
	return {
		...{ id: 'b', section: 'goals', position: 1, kind: 'picture' },
		...{ words: { he: 'נטיעת עץ', en: 'Planting a tree' }, source: {} },
		...overrides,
		picture: {
			...{ file: `${'a'.repeat(64)}.jpg`, mediaType: 'image/jpeg', name: 'tree.jpg', bytes: 1000 },
			...{ width: 800, height: 600, state: 'there', ...picture }
		}
	};
}
