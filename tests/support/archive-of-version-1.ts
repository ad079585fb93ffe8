import { createHash } from 'node:crypto';
import { archiveFrom, asTable } from './archives.ts';

/*
 * A small archive as version 1 of the format has it, written by hand and not by Kesher: whatever becomes of the format
 * and of the tables, it is to be read. It is never changed; a later version gets a file of its own beside this one.
 */

const OFFICE = '0195f000-0000-7000-8000-000000000001';
const DANA = 'dana0000000000000000000000000001';
const GOAL = '0195f000-0000-7000-8000-000000000010';
const PARTNER = '0195f000-0000-7000-8000-000000000020';
const ACTIVITY = '0195f000-0000-7000-8000-000000000030';
const FILE = '0195f000-0000-7000-8000-000000000040';
const AT = '2026-11-30T08:00:00+00:00';
const CONTENT = 'The programme of the visit';

const stamps = { version: 1, created_at: AT, updated_at: AT, created_by: DANA, deleted_at: null };
const record = (id: string) => ({ office_id: OFFICE, id, ...stamps });
const sha256 = (...parts: (string | Uint8Array)[]) => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

export const VERSION_1 = { OFFICE, DANA, GOAL, PARTNER, ACTIVITY, FILE, CONTENT, EMAIL: 'dana@first.example' };

export function archiveOfVersion1(): Uint8Array {
	const trail = trailOf([
		{ noun: 'goal', record_id: GOAL, said: '{"name": {"en": "Peace"}}' },
		{ noun: 'partner', record_id: PARTNER, said: '{"money": 10.50, "place": "Gdynia"}' }
	]);
	return archiveFrom(
		{
			'README.txt': 'An archive of version 1',
			'tables/office.json': asTable([
				{
					...{ id: OFFICE, slug: 'first', name: { he: 'לשכה ראשונה', en: 'A first office' }, city: { en: 'Haifa' } },
					...{ country: 'IL', latitude: 32.8, longitude: 34.99, time_zone: 'Asia/Jerusalem', languages: ['he', 'en'] },
					...{ period_starts_in: 1, colour: null, logo_sha256: null, logo_media_type: null, version: 3 },
					...{ created_at: AT, updated_at: AT, closed_at: AT, deleted_at: null, deletion_reason: null }
				}
			]),
			'tables/member.json': asTable([
				{
					...{ office_id: OFFICE, id: '0195f000-0000-7000-8000-000000000002', user_id: DANA, role: 'director' },
					...{ created_at: AT, body_id: null, starts: null, ends: null, name: 'Dana Cohen', email: VERSION_1.EMAIL }
				}
			]),
			'tables/goal.json': asTable([
				{
					...record(GOAL),
					position: 1,
					name: { en: 'Peace' },
					short_name: { en: 'Peace' },
					from_year: 2019,
					to_year: null
				}
			]),
			'tables/partner.json': asTable([
				{
					...record(PARTNER),
					position: 1,
					kind: 'city',
					name: { en: 'Gdynia' },
					country: 'PL',
					status: 'active',
					visibility: 'council'
				}
			]),
			'tables/activity.json': asTable([
				{
					...record(ACTIVITY),
					...{
						kind: 'official_visit',
						direction: 'inbound',
						status: 'done',
						title: { en: 'The mayor of Gdynia came' }
					},
					...{ starts: '2026-05', dated_on: '2026-05-16', money_planned: 12.5, visibility: 'council' }
				}
			]),
			'tables/activity_partner.json': asTable([
				{
					...{
						office_id: OFFICE,
						activity_id: ACTIVITY,
						partner_id: PARTNER,
						dated_on: '2026-05-16',
						starts: '2026-05'
					},
					...{ status: 'done', direction: 'inbound', is_two_way: true, visibility: 'council', is_live: true }
				}
			]),
			'tables/attachment.json': asTable([
				{
					...{ ...record(FILE), name: 'programme.txt', media_type: 'text/plain', bytes: CONTENT.length },
					...{ sha256: sha256(CONTENT).toString('hex'), activity_id: ACTIVITY, visibility: 'office' }
				}
			]),
			'tables/audit_event.json': `[\n${trail.rows.join(',\n')}\n]\n`,
			'tables/audit_head.json': asTable([
				{ office_id: OFFICE, seq: trail.rows.length, seal: `\\x${trail.seal.toString('hex')}` }
			]),
			'files/programme.txt': CONTENT,
			'files.json': JSON.stringify([
				{ id: FILE, path: 'files/programme.txt', sha256: sha256(CONTENT).toString('hex'), isMissing: false }
			])
		},
		{
			...{
				format: 'kesher-office',
				version: 1,
				schema: '0062_import',
				kesher: '0.1.0',
				madeAt: '2026-11-30T08:00:00.000Z'
			},
			office: { id: OFFICE, slug: 'first', name: { he: 'לשכה ראשונה', en: 'A first office' } }
		}
	);
}

/** The trail as docs/archive-format.md says that it is sealed; what an entry says is given as PostgreSQL writes it. */
function trailOf(entries: { noun: string; record_id: string; said: string }[]): { rows: string[]; seal: Buffer } {
	let seal = Buffer.alloc(0);
	const rows = entries.map(({ noun, record_id, said }, index) => {
		const [seq, id] = [index + 1, `0195f000-0000-7000-8000-00000000010${index}`];
		const salt = `11111111-0000-4000-8000-00000000000${index}`;
		const content = sha256(`["${salt}", "${DANA}", "Dana Cohen", null, null, null, ${said}]`);
		const micros = Date.parse(AT) * 1000;
		const about = `["${OFFICE}", ${seq}, "${id}", ${micros}, "create", "${noun}", "${record_id}"]`;
		seal = Buffer.from(sha256(seal, content, about));
		const row = {
			...{
				office_id: OFFICE,
				id,
				at: AT,
				user_id: DANA,
				actor: 'Dana Cohen',
				action: 'create',
				noun,
				record_id,
				before: null
			},
			...{
				seq,
				address: null,
				reason: null,
				salt,
				content: `\\x${content.toString('hex')}`,
				seal: `\\x${seal.toString('hex')}`
			}
		};
		// Numbers keep their digits: what is sealed is 10.50, and not 10.5.
		return JSON.stringify(row).replace('"seq":', () => `"after":${said},"seq":`);
	});
	return { rows, seal };
}
