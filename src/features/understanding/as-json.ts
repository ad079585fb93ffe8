import type { Confidence, ReadDocument, ReadParagraph } from '#kernel/read-document.ts';
import { coarseAgreement, coarseKind, coarseStatus, coarseTie } from './coarse.ts';
import type { Proposal, ProposalType, SectionKind, Source, Understanding } from './understanding.ts';

/** What the command line prints of a document: its paragraphs, and what was understood of them, in coarse words. */
export interface UnderstandingJson {
	sections: { kind: SectionKind; title: string; partner: string | null; page: number; from: number; to: number }[];
	lines: { page: number; raw: string; text: string; confidence: Confidence }[];
	proposals: ProposalJson[];
}

interface ProposalJson {
	type: ProposalType;
	partner: string | null;
	/** Of an activity one of COARSE_KINDS; of a partner what its agreement is. */
	kind: string | null;
	status: string | null;
	/** In the words of the document. */
	reason: string | null;
	/** Of an activity, in which it was; of a partner, in which the agreement was signed. */
	year: number | null;
	text: string;
	source: Source;
	doubts: string[];
	[more: string]: unknown;
}

export function asJson(document: ReadDocument, { sections, proposals }: Understanding): UnderstandingJson {
	return {
		sections: sections.map(({ kind, title, partner, page, from, to }) => ({ kind, title, partner, page, from, to })),
		lines: document.pages.flatMap(({ number, paragraphs }) =>
			paragraphs.map((paragraph) => ({
				page: number,
				raw: paragraph.raw?.join('\n') ?? marked(paragraph),
				text: marked(paragraph),
				confidence: paragraph.confidence ?? 'high'
			}))
		),
		proposals: proposals.map(proposalJson)
	};
}

/** Signs that only say that an item begins. A number or a letter says which one, and an ornament is of the text. */
const PLAIN_BULLET = /^[•*▪◦○●■·‣⁃∙–—-]$/u;

function marked({ mark, text }: ReadParagraph): string {
	return mark === undefined || PLAIN_BULLET.test(mark) ? text : `${mark} ${text}`;
}

function proposalJson(proposal: Proposal): ProposalJson {
	const { type, text, source, doubts } = proposal;
	const partner = 'partner' in proposal ? proposal.partner : null;
	const plain: ProposalJson = {
		type,
		partner,
		kind: null,
		status: null,
		reason: null,
		year: null,
		text,
		source,
		doubts
	};
	switch (proposal.type) {
		case 'activity':
		case 'initiative': {
			const { starts, ends, when, direction, participants, themes, shownOn, organisations, people } = proposal;
			return {
				...plain,
				kind: coarseKind(proposal),
				status: coarseStatus(proposal.status),
				reason: proposal.reasonNote || proposal.reason,
				year: yearOf(starts),
				fineKind: proposal.kind,
				fineStatus: proposal.status,
				...{ direction, when, starts, ends, participants, themes, shownOn, organisations, people }
			};
		}
		case 'partner':
			return {
				...plain,
				kind: proposal.agreement && coarseAgreement(proposal.agreement.kind),
				status: coarseTie(proposal.status, proposal.agreement?.kind ?? null),
				year: yearOf(proposal.agreement?.signed ?? null),
				country: proposal.country
			};
		case 'organisation':
		case 'person':
			return { ...plain, name: proposal.name };
		default:
			return plain;
	}
}

function yearOf(date: string | null): number | null {
	const year = /\d{4}/.exec(date ?? '')?.[0];
	return year === undefined ? null : Number(year);
}
