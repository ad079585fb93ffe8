import { newId } from '../../src/kernel/id.ts';
import type { ReadDocument } from '../../src/kernel/read-document.ts';
import type { Reviewer } from '../../src/features/import/server/decisions.ts';
import { keepDocument, keepProposals, loadImport, loadProposals } from '../../src/features/import/server/kept.ts';
import type { Import, KeptProposal } from '../../src/features/import/import.ts';
import type {
	ActivityProposal,
	PartnerProposal,
	Proposal,
	SectionKind
} from '../../src/features/understanding/understanding.ts';

/** What all proposals have; each stands in a paragraph of its own, in the order in which it is given. */
const nowhere = { page: 1, paragraph: 0, raw: '' };

export function activityProposal(overrides: Partial<ActivityProposal> = {}): ActivityProposal {
	return {
		...{ type: 'activity', text: 'ביקור משלחת נוער מפוזנן ברעננה', source: nowhere, doubts: [] },
		...{ partner: null, partnerId: null, kind: 'youth_delegation', direction: 'inbound', status: 'done', reason: null },
		...{ reasonNote: '', starts: '2020', ends: null, when: '', participants: null, themes: [], shownOn: null },
		...{ organisations: [], people: [], isDelegation: false, counterpart: '' },
		...overrides
	};
}

export function partnerProposal(name: string, overrides: Partial<PartnerProposal> = {}): PartnerProposal {
	return {
		...{ type: 'partner', text: name, source: nowhere, doubts: [], partner: name, partnerId: null, kind: 'city' },
		...{ country: 'PL', status: 'active', agreement: { kind: 'twin_pact', signed: '2010' } },
		...overrides
	};
}

export function plainProposal(type: 'goal' | 'highlight' | 'idea', text: string): Proposal {
	const named = type === 'goal' ? {} : { partner: null, partnerId: null };
	return { type, text, source: nowhere, doubts: [], ...named } as Proposal;
}

export interface Brought {
	id: string;
	imported(): Promise<Import>;
	proposals(): Promise<KeptProposal[]>;
	/** The proposal of a text, as it is now. */
	of(text: string): Promise<KeptProposal>;
}

/** A document that was brought and read, with these proposals, in review. */
export async function bring(
	{ db, actor }: Pick<Reviewer, 'db' | 'actor'>,
	proposals: readonly Proposal[],
	{ year = 2020, name = 'deck.pptx' }: { year?: number | null; name?: string } = {}
): Promise<Brought> {
	const id = newId();
	const office = actor.officeId;
	const placed = proposals.map((proposal, paragraph) => ({
		...proposal,
		source: { page: paragraph + 1, paragraph, raw: proposal.text }
	}));
	const document: ReadDocument = {
		pages: placed.map(({ text, source }) => ({ number: source.page, paragraphs: [{ kind: 'item', level: 0, text }] }))
	};
	const sections = [{ kind: 'activities' as SectionKind, title: 'x', partner: null, from: 0, to: 1000, page: 1 }];
	await db.forOffice(office, async (tx) => {
		await tx
			.insertInto('import')
			.values({
				...{ office_id: office, id, name, bytes: 1, sha256: 'e5'.repeat(32), state: 'review', made_name: actor.name },
				...{ media_type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
				...{ year, is_year_confirmed: year !== null, made_by: actor.userId }
			})
			.execute();
		await keepDocument(tx, office, id, document);
		await keepProposals(
			tx,
			office,
			{ id, year, isYearConfirmed: year !== null },
			{ tongue: 'he', year, sections, proposals: placed }
		);
	});
	const all = () => db.forOffice(office, (tx) => loadProposals(tx, office, id));
	return {
		id,
		proposals: all,
		imported: async () => (await db.forOffice(office, (tx) => loadImport(tx, office, id))) as Import,
		of: async (text) => {
			const found = (await all()).find(({ proposed }) => proposed.text === text);
			if (!found) throw new Error(`nothing is proposed of "${text}"`);
			return found;
		}
	};
}
