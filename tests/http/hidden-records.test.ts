import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import {
	buildActor,
	buildApprovedReport,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildStep,
	recordActivity
} from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { officeRoutes } from '../support/routes.ts';
import { everythingSaidBy } from '../support/said.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

/** What stands in every text of the records that others wrote down for the office alone. */
const MARKER = 'zzshush';

const server = testServer();
const slug = `inner-${newId().slice(-8)}`;
const at = `/o/${slug}`;
const marked = (what: string) => ({ he: `${MARKER} ${what}`, en: `${MARKER} ${what}` });

let ids: string[];
let body: string;
let leadership: string;

beforeAll(async () => {
	const { db } = server;
	const actor = buildActor(await buildOffice(db, { slug }));
	const partner = await buildPartner(db, actor);
	body = await buildOrganisation(db, actor, { name: { en: 'Sports department' } });
	const other = await buildOrganisation(db, actor, { name: { en: 'Culture department' } });
	const led = { organisations: [{ id: other, role: 'lead' as const }], partners: [partner] };
	const shown = await recordActivity(db, actor, { ...led, starts: '2020-03-01' });
	const hidden = await recordActivity(db, actor, {
		...{ ...led, starts: '2020-05-02', visibility: 'office', title: marked('activity'), details: marked('details') }
	});
	const initiative = await buildInitiative(db, actor, {
		...{ title: marked('initiative'), standing: marked('standing'), visibility: 'office' },
		...{ partners: [partner], leads: [other] }
	});
	const report = await buildApprovedReport(db, actor, { audience: 'leadership' });
	leadership = `${at}/reports/${report}/en/file.html`;
	const subjects = [
		{ subject: 'activity', subjectId: shown },
		{ subject: 'activity', subjectId: hidden },
		{ subject: 'partner', subjectId: partner }
	] as const;
	const steps: string[] = [];
	const files: string[] = [];
	for (const of of subjects) {
		const step = { what: marked('step'), who: `${MARKER} Noa`, due: '2020-07', visibility: 'office' as const };
		steps.push(await buildStep(db, actor, of, step));
		const file = await addAttachment(db, mkdtempSync(join(tmpdir(), 'kesher-inner-')), actor, {
			...{ id: newId(), ...of, title: marked('file'), visibility: 'office' },
			...{ name: `${MARKER}.pdf`, bytes: SAMPLE_FILES.pdf }
		});
		if (!file.ok) throw new Error(file.reason);
		files.push(file.id);
	}
	ids = [partner, body, other, shown, hidden, initiative, report, ...steps, ...files];
});

function everyPath(): string[] {
	const routes = officeRoutes({
		...{
			office: [slug],
			'id=id': ids,
			'noun=noun': TRASH_NOUNS,
			'lang=lang': ['he', 'en'],
			'lang=languages': ['he', 'en', 'he+en']
		},
		...{ 'format=table': ['csv', 'xlsx'], 'format=report': ['html', 'pptx', 'docx', 'pdf', 'xlsx'] }
	});
	const pages = routes.filter(({ asks }) => asks.some(({ method }) => method === 'GET')).map(({ path }) => path);
	return [...new Set([at, ...pages, `${at}/search?q=activity`, `${at}/search?q=department`])];
}

async function telling(client: HttpClient, paths: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const path of paths) {
		if (
			everythingSaidBy(await client.get(path), path)
				.toLowerCase()
				.includes(MARKER)
		)
			found.push(path);
	}
	return found;
}

describe('what others wrote down for the office alone', () => {
	it.each([
		['reader', false],
		['contributor', false],
		['contributor', true]
	] as const)(
		'is told to a %s (of a body: %s) on no page, in no list, no file and no report',
		{ timeout: 300_000 },
		async (role, isOfBody) => {
			const limits = isOfBody ? { bodyId: body } : {};
			const client = await server.signedIn(role, { office: slug, limits });
			expect(await telling(client, everyPath())).toEqual([]);
		}
	);

	it('is told to who works in the office, so that the walk would find it', async () => {
		const paths = ['activities', 'initiatives', 'steps', 'files', 'search?q=activity', 'activities/export.xlsx'];
		const asked = [...paths.map((path) => `${at}/${path}`), leadership];
		for (const role of ['agreements_manager', 'coordinator'] as const) {
			expect(await telling(await server.signedIn(role, { office: slug }), asked)).toEqual(asked);
		}
	});
});
