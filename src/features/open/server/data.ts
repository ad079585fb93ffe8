import { sql } from 'kysely';
import { STATUSES, standingOf } from '#features/activity/activity.ts';
import { ANNOUNCED, EVENT_KINDS } from '#features/activity/announced.ts';
import type { AgreementKind, Claim } from '#features/agreement/agreement.ts';
import { isPartnerTold, isRecordTold } from '#features/site/server/is-told.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { listSitePartners } from '#features/site/server/partners.ts';
import { siteHref } from '#features/site/site.ts';
import { signatureOf } from '#features/year/tie.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { DataRow, Dataset } from '../dataset.ts';

/** Rows of one answer; where there are more it names the address of the rest. */
export const ROWS = 5000;

/** What took place or goes on; of plans only what was announced as an event. */
const TOOK_PLACE = STATUSES.filter((status) => ['done', 'in_progress'].includes(standingOf(status)));

interface Asked {
	/** The site's addresses begin with this. */
	address: string;
	/** The id of the last row that was had. */
	after: string | undefined;
}

/** The rows of a dataset, of what is public alone, in a fixed order. */
export async function rowsOf(open: OpenSite, dataset: Dataset, asked: Asked): Promise<DataRow[]> {
	const { db, officeId } = open;
	return db.forOffice(officeId, (tx) => READ[dataset](tx, officeId, open, asked));
}

type Read = (tx: OfficeTransaction, office: OfficeId, open: OpenSite, asked: Asked) => Promise<DataRow[]>;

const behind = ({ after }: Asked) => (after === undefined ? sql`` : sql`and r.id > ${after}::uuid`);

const READ: Record<Dataset, Read> = {
	partners: async (tx, office, open, { address, after }) => {
		// A register has dozens of partners and is read whole.
		if (after !== undefined) return [];
		const partners = await listSitePartners(tx, office);
		return partners.map((partner) => {
			const { id, wikidataId, kind, name, localLanguage, country, latitude, longitude, summary, website } = partner;
			return {
				...{ id, wikidataId, kind, name, localName: localLanguage ? (name[localLanguage] ?? null) : null },
				...{ localLanguage, country, latitude, longitude, isTwinCity: partner.isOfRegister },
				...{ agreementKind: partner.agreementKind, since: partner.signed, otherDates: partner.otherDates },
				...{ summary, website, page: address + siteHref(open.office, open.tongue, `partners/${id}`) }
			};
		});
	},
	agreements: async (tx, office, _open, asked) => {
		const { rows } = await sql<AgreementRow>`
			select r.id, r.kind, r.title, r.status = 'in_force' as "isInForce", r.scope, r.prints_all_dates as "printsAllDates",
				array(select p.id::text from agreement_partner l join partner p on p.office_id = l.office_id and p.id = l.partner_id
					where l.office_id = ${office} and l.agreement_id = r.id and ${isPartnerTold('p')} order by p.position, p.id) as partners,
				coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value,
						'preferred', c.preferred) order by c.preferred desc, c.id)
					from claim c where c.office_id = ${office} and c.agreement_id = r.id and c.deleted_at is null), '[]') as claims
			from agreement r
			where r.office_id = ${office} and r.deleted_at is null and r.status = any ('{in_force,expired}') ${behind(asked)}
				and exists (select from agreement_partner l
					join partner p on p.office_id = l.office_id and p.id = l.partner_id
					where l.office_id = ${office} and l.agreement_id = r.id and ${isPartnerTold('p')})
			order by r.id limit ${ROWS + 1}`.execute(tx);
		return rows.map(({ claims, printsAllDates, ...row }) => {
			const { signed, otherDates } = signatureOf(claims);
			return { ...row, signed, otherDates: printsAllDates ? otherDates : [] };
		});
	},
	activities: async (tx, office, { site }, asked) => {
		const { rows } = await sql<DataRow>`
			select r.id, r.kind, r.direction, r.status, r.title, r.details, r.outcome, r.starts, r.ends,
				r.starts_at as "startsAt", r.ends_at as "endsAt", r.themes, r.participants,
				array(select p.id::text from activity_partner l join partner p on p.office_id = l.office_id and p.id = l.partner_id
					where l.office_id = ${office} and l.activity_id = r.id and ${isPartnerTold('p')}
					order by p.position, p.id) as partners,
				array(select g.id::text from activity_goal l join goal g on g.office_id = l.office_id and g.id = l.goal_id
					where l.office_id = ${office} and l.activity_id = r.id and g.deleted_at is null and ${site.showsGoals}
					order by g.position, g.id) as goals
			from activity r
			where r.office_id = ${office} and ${isRecordTold('activity', 'r')} ${behind(asked)}
				and (r.status = any (${TOOK_PLACE})
					or (r.kind = any (${[...EVENT_KINDS]}) and r.status = any (${[...ANNOUNCED]})))
			order by r.id limit ${ROWS + 1}`.execute(tx);
		return rows;
	},
	goals: async (tx, office, { site }, asked) => {
		// Goals are the office's own unless it shows them.
		if (!site.showsGoals) return [];
		const { rows } = await sql<DataRow>`
			select r.id, r.position as number, r.name, r.short_name as "shortName", r.from_year as "fromYear",
				r.to_year as "toYear"
			from goal r where r.office_id = ${office} and r.deleted_at is null ${behind(asked)}
			order by r.id limit ${ROWS + 1}`.execute(tx);
		return rows;
	}
};

interface AgreementRow extends Record<string, unknown> {
	kind: AgreementKind;
	printsAllDates: boolean;
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}
