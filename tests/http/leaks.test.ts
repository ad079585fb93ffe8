import { beforeAll, describe, expect, it } from 'vitest';
import { RESOURCES } from '../../src/features/api/api.ts';
import { ROLES, type Role } from '../../src/features/member/member.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { DATA_FORMATS, DATASETS } from '../../src/features/open/dataset.ts';
import { makeLink } from '../../src/features/reader-link/server/commands.ts';
import { QUEUES } from '../../src/features/resident-idea/form.ts';
import { saveReport } from '../../src/features/studio/server/commands.ts';
import { addSection, saveSection } from '../../src/features/studio/server/edit-commands.ts';
import { makeToken } from '../../src/features/token/server/commands.ts';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import { dayAt } from '../../src/kernel/period.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActor,
	buildAgreement,
	buildApprovedReport,
	buildMember,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	recordActivity
} from '../support/factories.ts';
import { IDEA_MARKERS, IDEA_WORD, plantIdeas } from '../support/planted-ideas.ts';
import { setSite } from '../support/public-site.ts';
import { allRoutes, readable } from '../support/routes.ts';
import { everythingSaidBy } from '../support/said.ts';
import { testServer } from '../support/server.ts';

/**
 * What is planted, and who may be told of it. Every page, its data, every file, report and record of the interface is
 * asked for as every role. Where nobody who may is told of a marker the walk proves nothing, so that fails as well.
 */
const MARKERS: Record<string, { pattern: RegExp; told: readonly Role[] }> = {
	'how to reach a person': { pattern: /zzmail@|600111222/, told: ['agreements_manager', 'coordinator', 'director'] },
	'what is noted of a person': { pattern: /zznoted/, told: ['coordinator', 'director'] },
	'what an activity cost': { pattern: /738\D?2(73|75|77)/, told: ['agreements_manager', 'coordinator', 'director'] },
	'an activity for the office alone': { pattern: /zzinner/, told: ['agreements_manager', 'coordinator', 'director'] },
	'news for the office alone': { pattern: /zznews/, told: ['agreements_manager', 'coordinator', 'director'] },
	'what is for whoever speaks': { pattern: /zzspoken/, told: ['agreements_manager', 'coordinator', 'director'] },
	// On no page and in no file; the history of a report is for all who work with the whole record.
	'a page that a report leaves out': { pattern: /zzleftout/, told: ['agreements_manager', 'coordinator', 'director'] },
	'a report for the heads of the city': {
		...{ pattern: /zzleaders/, told: ['agreements_manager', 'coordinator', 'director'] as const }
	},
	'a body only the office may know': { pattern: /zzcity/, told: ['agreements_manager', 'coordinator', 'director'] },
	...IDEA_MARKERS
};

const server = testServer();
const slug = `told-${newId().slice(-8)}`;
let officeId: OfficeId;
let ids: string[];
let link: string;
let planted: { ideas: string[]; initiative: string };

beforeAll(async () => {
	const { db } = server;
	officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId);
	const partner = await buildPartner(db, actor);
	const hidden = await buildPartner(db, actor, {
		...{ name: { he: 'zzcity', en: 'zzcity' }, country: 'IS', latitude: 60, longitude: 20, visibility: 'office' }
	});
	const body = await buildOrganisation(db, actor, { name: { en: 'Sports department' } });
	const person = await buildPerson(db, actor, {
		...{ name: { en: 'Anna Berg' }, email: 'zzmail@poznan.example', phone: '+48600111222', note: 'zznoted, likes tea' }
	});
	const costs = await recordActivity(db, actor, {
		...{
			title: { en: 'A concert' },
			starts: '2020-05-02',
			partners: [partner],
			people: [{ id: person, role: 'guest' }]
		},
		...{ moneyPlanned: 738273, moneyActual: 738275, moneySunk: 738277 }
	});
	const inner = await recordActivity(db, actor, {
		...{ title: { he: 'zzinner', en: 'zzinner' }, starts: '2020-06-02', visibility: 'office', partners: [partner] }
	});
	const news = newId();
	await saveNews(db, actor, {
		...{
			id: news,
			version: 0,
			title: { he: 'zznews', en: 'zznews' },
			text: {},
			day: '2020-06-02',
			visibility: 'office'
		},
		...{ shownFrom: null, shownUntil: null, partners: [partner], pictureId: null, pictureAlt: {} }
	});
	const edit = (report: string) => writeAside(actor, report);
	const approved = await buildApprovedReport(db, actor, {}, edit);
	const draft = newId();
	const title = { he: 'zzleaders', en: 'zzleaders' };
	await saveReport(db, actor, {
		...{ id: draft, version: 0, title, from: '2020-01-01', to: '2020-12-31', template: null },
		...{ audience: 'leadership', tellsMoney: false, languages: ['he', 'en'] }
	});
	await edit(draft);
	const open = await buildPartner(db, actor, { name: { en: 'zzopen' }, visibility: 'public' });
	await buildAgreement(db, actor, [open]);
	ids = [partner, hidden, open, body, person, costs, inner, news, approved, draft];
	planted = await plantIdeas(db, { ...actor, role: 'director' });
	link = await linkTo(approved, actor);
	await setSite(db, officeId, { isOn: 'on', showsGoals: 'on' });
});

/** What of a report is on no page and in no file of readers: notes for whoever speaks, and a page that is left out. */
async function writeAside(actor: Actor, report: string): Promise<void> {
	const { db } = server;
	const page = newId();
	const left = { he: 'zzleftout', en: 'zzleftout' };
	const spoken = { he: 'zzspoken', en: 'zzspoken' };
	const steps = [
		await saveSection(db, actor, report, { section: 'goals', version: 0, title: {}, notes: spoken, hidden: false }),
		await addSection(db, actor, report, { id: page, title: left }),
		await saveSection(db, actor, report, { section: `own:${page}`, version: 1, title: left, notes: {}, hidden: true })
	];
	expect(steps.map(({ ok }) => ok)).toEqual([true, true, true]);
}

async function linkTo(report: string, actor: Actor): Promise<string> {
	const options = { note: 'Readers', lasts: '7', until: null, allowsPdf: true, aware: false } as const;
	const today = dayAt(new Date(), 'UTC');
	const made = await makeLink(server.db, actor, report, { ...options, languages: ['he', 'en'] }, today);
	if (!made.ok) throw new Error(made.reason);
	return `/r/${made.secret}`;
}

function everyPath(): string[] {
	const routes = allRoutes({
		...{
			office: [slug],
			'id=id': ids,
			id: ids,
			'noun=noun': TRASH_NOUNS,
			'lang=lang': ['he', 'en'],
			'lang=languages': ['he', 'en', 'he+en']
		},
		...{
			'format=table': ['csv', 'xlsx'],
			'format=report': ['html', 'pptx', 'docx', 'pdf', 'xlsx'],
			resource: RESOURCES
		}
	});
	const words = ['anna', 'concert', 'department', IDEA_WORD];
	const search = words.map((each) => `/o/${slug}/search?q=${each}`);
	const found = words.map((each) => `/api/v1/${slug}/search?q=${each}`);
	const queues = QUEUES.map((queue) => `/o/${slug}/ideas?queue=${queue}`);
	const reports = ['html', 'pdf'].map((format) => `/api/v1/${slug}/report?year=2020&format=${format}`);
	return [
		...readable(routes.filter(({ id }) => /^\/(o|api\/v1)\/\[office\]/.test(id))),
		...ideaPaths(),
		...queues,
		...search,
		...found,
		...reports
	];
}

/** Where an idea of a resident is, and what began with one. */
function ideaPaths(): string[] {
	const of = (ids: readonly string[], pattern: RegExp) =>
		readable(
			allRoutes({ office: [slug], 'id=id': ids, 'noun=noun': ['initiative'] }).filter(({ id }) => pattern.test(id))
		);
	return [
		...of(planted.ideas, /^\/o\/\[office\]\/ideas\//),
		...of([planted.initiative], /^\/o\/\[office\]\/initiatives\/(?!requests)/),
		...of([planted.initiative], /^\/o\/\[office\]\/history\//),
		`/api/v1/${slug}/initiatives/${planted.initiative}`
	];
}

/** By which markers a role is told what, and where. */
async function told(role: Role): Promise<Map<string, string[]>> {
	const client = await server.signedIn(role, { office: slug });
	const authorization = `Bearer ${await keyOf(role)}`;
	const found = new Map(Object.keys(MARKERS).map((name) => [name, [] as string[]]));
	for (const path of everyPath()) {
		const headers: Record<string, string> = path.startsWith('/api/') ? { authorization } : {};
		const said = everythingSaidBy(await client.get(path, headers), path);
		for (const [name, { pattern }] of Object.entries(MARKERS)) if (pattern.test(said)) found.get(name)?.push(path);
	}
	return found;
}

/** A key that was made in better times: what it opens hangs on what its member may now. */
async function keyOf(role: Role): Promise<string> {
	const userId = await buildMember(server.db, officeId, role);
	const actor = { ...buildActor(officeId, 'director'), userId };
	const made = await makeToken(server.db, actor, { name: 'Key', scope: 'read', days: '30' }, dayAt(new Date(), 'UTC'));
	return made.ok ? made.key : '';
}

describe.each(ROLES)('the role %s', (role) => {
	it('is told what it may be told, in all that can be read, and nothing else', { timeout: 300_000 }, async () => {
		const found = await told(role);
		for (const [name, paths] of found) {
			if (MARKERS[name]?.told.includes(role)) expect([name, paths.length > 0]).toEqual([name, true]);
			else expect([name, paths]).toEqual([name, []]);
		}
	});
});

it('everybody is told none of it by the public site', { timeout: 120_000 }, async () => {
	const examples = {
		...{ 'office=slug': [slug], 'tongue=tongue': ['en', 'de'], 'lang=lang': ['he', 'en'] },
		'id=id': [...ids, ...planted.ideas, planted.initiative]
	};
	const datasets = { 'dataset=dataset': DATASETS, 'format=dataformat': DATA_FORMATS };
	const paths = readable(allRoutes({ ...examples, ...datasets }).filter(({ id }) => id.startsWith('/[office=slug]')));
	expect(paths.length).toBeGreaterThan(30);
	const found: string[] = [];
	for (const path of paths) {
		const page = await server.anonymous().get(path);
		const said = everythingSaidBy(page, path);
		if (page.status === 200 && /zzopen|zzpublished/.test(said)) found.push(path);
		const told = Object.entries(MARKERS).filter(([, { pattern }]) => pattern.test(said));
		expect([path, told.map(([name]) => name)]).toEqual([path, []]);
	}
	// Where nothing is told at all the walk proves nothing.
	expect(found).toEqual(expect.arrayContaining([`/${slug}/en`, `/${slug}/en/ideas/${planted.ideas[2] ?? ''}`]));
});

it('whoever has a link is told none of it, on the page and in the file', { timeout: 60_000 }, async () => {
	const reader = server.anonymous();
	for (const path of ['/he', '/en', '/he/report.pdf', '/en/report.pdf']) {
		const page = await reader.get(link + path);
		expect([path, page.status]).toEqual([path, 200]);
		const said = everythingSaidBy(page, path);
		const told = Object.entries(MARKERS).filter(([, { pattern }]) => pattern.test(said));
		expect([path, told.map(([name]) => name)]).toEqual([path, []]);
		for (const id of [...ids, slug]) expect(said).not.toContain(id);
	}
});
