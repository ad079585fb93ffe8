import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { StillTold } from '../view.ts';
import { isPartnerTold } from './is-told.ts';

/** What still tells of a partner of whom the public is told no more; nothing of one of whom it is. */
export async function stillTold(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<StillTold> {
	const { rows } = await sql<StillTold>`
		select coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title, 'from', r.period_from,
					'to', r.period_to) order by r.period_to desc, r.id)
				from report r join report_version v on v.office_id = ${office} and v.report_id = r.id
				where r.office_id = ${office} and r.deleted_at is null and r.published_at is not null
					and v.number = (select max(l.number) from report_version l
						where l.office_id = ${office} and l.report_id = r.id and l.state = r.state)
					and v.documents::text like '%' || p.id || '%'), '[]') as reports,
			coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title) order by n.day desc, n.id)
				from news n join news_partner link on link.office_id = ${office} and link.news_id = n.id
				where n.office_id = ${office} and link.partner_id = p.id and n.deleted_at is null
					and n.visibility = 'public'), '[]') as news
		from partner p
		where p.office_id = ${office} and p.id = ${partner} and not ${isPartnerTold('p')}`.execute(tx);
	return rows[0] ?? { reports: [], news: [] };
}
