import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { InitiativeKind, Source } from './initiative.ts';

export const initiativeKindWord = wordsOf<InitiativeKind>({
	cooperation: m.initiative_kind_cooperation,
	partnership: m.initiative_kind_partnership
});

export const sourceWord = wordsOf<Source>({
	resident: m.initiative_source_resident,
	department: m.initiative_source_department,
	council: m.initiative_source_council,
	committee: m.initiative_source_committee,
	partner: m.initiative_source_partner,
	embassy: m.initiative_source_embassy,
	office: m.initiative_source_office,
	import: m.initiative_source_import
});
