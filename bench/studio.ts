import { LEDE } from '../src/features/studio/edits.ts';
import { saveReport } from '../src/features/studio/server/commands.ts';
import { newId } from '../src/kernel/id.ts';
import { appLogin } from '../src/platform/server/database-login.ts';
import { admitOffice, openDatabase, type Database, type OfficeId } from '../src/platform/server/database.ts';
import { readSettings } from '../src/platform/server/settings.ts';
import type { Running } from './installation.ts';
import { fixed, median, table } from './markdown.ts';
import { idOf, YEARS } from './offices.ts';

/** What the period of the report holds; the bar is promised for it. */
const ACTIVITIES = 2000;
const TIMES = 15;
/** From sending an edit until the page shows it. */
const BAR_MS = 200;

/** The report studio of an office: how long a page takes, and an edit with the page that shows it, one at a time. */
export async function benchStudio({ base, home, cookie }: Running): Promise<string> {
	const db = openDatabase(appLogin(readSettings({ KESHER_HOME: home })), { max: 2 });
	const office = admitOffice(idOf('office', 0));
	const id = newId();
	try {
		const { to, count } = await periodOf(db, office);
		const actor = { officeId: office, userId: null, name: 'Bench', role: 'director' as const };
		const report = { title: {}, from: `${YEARS.first}-01-01`, to, audience: 'council' as const, tellsMoney: false };
		const outcome = await saveReport(db, actor, { id, version: 0, ...report, languages: ['he', 'en'] });
		if (!outcome.ok) throw new Error(outcome.reason);
		const page = `${base}/o/${await slugOf(db, office)}/reports/${id}/he`;
		const section = /\?section=(tie%3A[^"]+)"/.exec(await read(page))?.[1] ?? 'goals';
		const shown = `${page}?section=${section}`;
		const looked = await times(() => read(shown));
		let version = 0;
		const edited = await times(async () => {
			const words = `Edit ${version}`;
			const body = { section: decodeURIComponent(section), line: LEDE, version: String(version), 'words.he': words };
			await post(`${shown}&/line`, body);
			version += 1;
			if (!(await read(shown)).includes(words)) throw new Error('the edit is not on the page');
		});
		const row = (what: string, took: number[], bar?: number) => [
			what,
			fixed(median(took), 0),
			fixed(Math.max(...took), 0),
			bar === undefined ? '–' : `${median(took) > bar ? '**missed**' : 'kept'} (${bar})`
		];
		return [
			`${count.toLocaleString('en')} activities in the period, two languages, ${TIMES} times one after the other.`,
			table(
				['what', 'median ms', 'longest ms', 'bar'],
				[row('a section of the report', looked), row('an edit, and the page that shows it', edited, BAR_MS)]
			)
		].join('\n\n');
	} finally {
		await db.forOffice(office, (tx) =>
			tx.deleteFrom('report').where('office_id', '=', office).where('id', '=', id).execute()
		);
		await db.close();
	}

	async function read(url: string): Promise<string> {
		const response = await fetch(url, { headers: { cookie } });
		if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
		return response.text();
	}

	async function post(url: string, fields: Record<string, string>): Promise<void> {
		// As a browser without script asks, so that a redirect is one.
		const headers = { cookie, origin: base, accept: 'text/html' };
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body: new URLSearchParams(fields),
			redirect: 'manual'
		});
		if (response.status !== 303) throw new Error(`${url} answers ${response.status}`);
	}
}

/** From the first year on, as many whole months as hold the activities that are wanted. */
async function periodOf(db: Database, office: OfficeId): Promise<{ to: string; count: number }> {
	const days = await db.forOffice(office, (tx) =>
		tx
			.selectFrom('activity')
			.select('dated_on')
			.where('office_id', '=', office)
			.where('visibility', '<>', 'office')
			.where('dated_on', '>=', `${YEARS.first}-01-01`)
			.orderBy('dated_on')
			.limit(ACTIVITIES)
			.execute()
	);
	const to = days.at(-1)?.dated_on;
	if (!to) throw new Error('the office has no activities');
	return { to, count: days.length };
}

async function slugOf(db: Database, office: OfficeId): Promise<string> {
	const row = await db.forOffice(office, (tx) =>
		tx.selectFrom('office').select('slug').where('id', '=', office).executeTakeFirstOrThrow()
	);
	return row.slug;
}

/** How long each of some runs took, after one to warm up. */
async function times(run: () => Promise<unknown>): Promise<number[]> {
	const took: number[] = [];
	for (let at = 0; at <= TIMES; at += 1) {
		const began = performance.now();
		await run();
		if (at > 0) took.push(performance.now() - began);
	}
	return took;
}
