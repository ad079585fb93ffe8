// Checks that every file lies where the architecture says, imports in the allowed directions only, and stays small.
// The message of each finding says where the code belongs. See ARCHITECTURE.md.
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, posix } from 'node:path';
import { TABLE_IMPORT_FILES } from './structure-tables.ts';

const LINE_LIMIT = 400;
/** The files that a feature may hold beside its noun's own. A new name is a decision: add it with its reason. */
const VOCABULARY: Record<string, string> = {
	policy: 'who may do what',
	form: 'what its forms accept',
	view: 'what leaves for a page',
	labels: 'the words of its codes'
};
const SERVER_VOCABULARY: Record<string, string> = { queries: 'SQL that reads', commands: 'SQL that writes' };
/** Files of a feature that its noun truly needs, each with the reason. */
const EXTRA: Record<string, string> = {
	...TABLE_IMPORT_FILES,
	'member/server/gate.ts': 'admits a member to an office; every page of an office begins here',
	'member/server/owners.ts': 'whose a record is: the rule of own records, said to the database',
	'member/server/hand-over.ts': 'how a sign-in link reaches its person: by mail, or by the director',
	'member/server/telling.ts':
		'how the trail tells of a member, whoever lets them in, on pages or from the command line',
	'member/server/ways-in.ts': 'lets somebody in again who lost a device, and tells every office of theirs',
	'member/server/form-action.ts': 'the one action behind all forms that save or delete',
	'account/server/form-action.ts': 'the sign-in, shared by its own page and the one after a session has ended',
	'account/server/attempts.ts': 'counts wrong sign-ins; a table of its own',
	'held/server/page.ts': 'all that the pages of what is held on a person show',
	'history/server/trail.ts': 'the trail of the whole office, for its directors',
	'account/letter.ts': 'what letters to people say',
	'account/server/forgotten.ts': 'a new password by mail, for whoever asks',
	'account/server/my-sessions.ts': 'where a person is signed in; read and ended by themselves',
	'account/server/second-factor.ts': 'the second half of a sign-in, and how it is turned on and off',
	'account/server/password-strength.ts': 'knows leaked passwords; loaded only when one is set',
	'activity/counting.ts': 'what figures count: one rule for the report and for the lists behind it',
	'activity/server/page.ts': 'all that the page of one activity shows, in one round trip',
	'year/server/page.ts': 'all that the page of a year shows',
	'partner/timeline.ts': 'how the timeline of a partner is grouped and narrowed',
	'partner/server/timeline.ts': 'the SQL of that timeline',
	'partner/server/list.ts': 'a page of the register, each partner as the latest year sees it',
	'partner/server/page.ts': 'all that the page of a partner shows',
	'agreement/server/list.ts': 'a page of the agreements in the order of the register',
	'agreement/server/form-page.ts': 'what the form of an agreement lets one choose from',
	'agreement/server/page.ts': 'all that the page of an agreement shows',
	'activity/server/form-page.ts': 'what the form of an activity lets one choose from',
	'activity/server/links.ts': 'what an activity is tied to: five link tables written as one',
	'subject/server/beside.ts': 'who may change what hangs on a record: the rule of steps and documents',
	'installation/server/daily-work.ts': 'what is done for all offices every day, and what the log has of it',
	'trash/server/purge.ts': 'what is gone for good after its time: SQL that deletes, and the files that nothing names',
	'trash/server/sweep.ts': 'the files on the disk that no record names, whatever became of it',
	'attachment/server/inspect.ts': 'what a file is, by its content',
	'attachment/server/download.ts': 'a file as it is handed out, to people and to programs',
	'year/tie.ts': 'a partner as the register sees it in a period: the silence rule lives here',
	'year/thread.ts': 'the thread of a tie, month by month',
	'year/coverage.ts': 'how much each goal was served',
	'year/upcoming.ts': 'anniversaries, terms and whatever else will ask for a person',
	'year/outlook.ts': 'how a period is told by what the office keeps around it: the rules of what has no date live here',
	'year/promoted.ts': 'the initiatives that stood open at the end of a period: one rule for whatever tells of them',
	'year/server/promoted.ts': 'the SQL behind the initiatives of a year',
	'year/kept-years.ts': 'the years that hold records, to choose from',
	'year/server/kept-years.ts': 'the SQL behind the years that hold records, shared by every page that begins with one',
	'year/server/due.ts': 'the SQL behind what is due in a year',
	'year/server/map.ts': 'the map of a year, drawn once and kept',
	'year/server/ties.ts': 'the SQL behind the ties, shared by the year, the partner page and the report',
	'report/changed.ts': 'what is not as it was in the period before',
	'report/chapter.ts': 'what there is to tell of one tie, apart by how it stands',
	'report/numbers.ts': 'what a year comes to',
	'report/breakdown.ts':
		'what took place, told apart by goal, theme, tie or month: what is drawn, and what is in no part',
	'report/stretches.ts': 'a period cut into months or years',
	'report/flows.ts': 'what went to each tie and what came from it',
	'report/finding.ts': 'what a chart says, in sentences',
	'report/list-behind.ts': 'the list that a figure leads to',
	'report/told.ts': 'an activity, an initiative, a next step as an item of the report',
	'report/untold.ts': 'what there is and a report does not tell, and what it says instead of saying that there is none',
	'report/server/untold.ts': 'the SQL behind what a report does not tell',
	'report/wording.ts': 'texts, dates and names in the language of the report',
	'report/document.ts': 'the order of the report',
	'studio/edits.ts': 'what an office makes of a generated report, and the finished one: the pure heart of the studio',
	'studio/beginning.ts': 'what a report is at first: the order of its template, without what that leaves out',
	'studio/server/generated.ts':
		'the report that the record writes, begun with a template: wherever nobody has edited one',
	'studio/order.ts': 'an order that was chosen, over things that come and go',
	'studio/honesty.ts': 'what an honest report must not leave open',
	'studio/compare.ts': 'what one report says otherwise than another',
	'studio/word-changes.ts': 'the words that one wording of a line has and another has not',
	'studio/server/versions.ts': 'the kept versions of a report, and two of them beside each other',
	'studio/server/parts.ts': 'the one way in which what a report says is changed',
	'studio/server/edit-commands.ts': 'SQL that writes the parts of a report',
	'studio/picture.ts':
		'a picture of a report: what it is called, what all of them may come to, and whether it may be shown',
	'studio/server/block-commands.ts': 'SQL that writes what an office adds to a report',
	'studio/server/picture-commands.ts': 'a picture made ready and added to a report',
	'studio/server/picture-state.ts': 'what became of the document that a picture was made of, as SQL',
	'studio/server/pictures.ts': 'the pictures that a report can show, and those that it shows',
	'studio/server/outfit.ts': 'what a report looks like: as it was kept, or as its template has it',
	'template/built-in.ts': 'the templates that come along, as data',
	'template/server/transfer.ts': 'a template as a file, written and read',
	'template/server/page.ts': 'all that the pages of templates show',
	'template/server/pictures.ts': 'what pictures a template takes, and how they are kept',
	'template/server/outfit.ts': 'a template as the writers of files need it: a look with the bytes of its pictures',
	'studio/server/kept-generated.ts': 'what the record says of a report, kept while somebody works on it',
	'studio/server/finished.ts': 'a report with all that it is made of, and what it says in the end',
	'studio/server/page.ts': 'all that the page of the studio shows',
	'reader-link/server/reading.ts': 'what a link shows to whoever has it, by a way in that knows no member',
	'reader-link/server/limits.ts': 'how often a link is opened, and how many wrong ones may come',
	'reader-link/server/page.ts': 'the page and the file of a link',
	'sheet/leaflet.ts': 'what a guest is handed: the order of that sheet',
	'sheet/brief.ts': 'what is read before a visit or a call: the order of that sheet',
	'sheet/fitted.ts': 'how much of each list one page has room for, and what is said of the rest',
	'sheet/telling.ts': 'names, activities and facts as both sheets tell them',
	'sheet/server/facts.ts': 'a leaflet and a brief from the record: what they are written from, and for whom',
	'sheet/server/page.ts': 'all that the page of a sheet shows',
	'presentation/server/page.ts': 'the slides of a report as the page shows them',
	'report/server/files.ts': 'the report as a page, slides or paper, with its name and media type',
	'report/server/page.ts': 'all that the page of a report shows',
	'place/server/form-action.ts': 'the one action behind "find place" in the forms that have a place',
	'person/role.ts': 'the roles that people hold: a table of its own, and nothing without its person',
	'person/phone.ts': 'telephone numbers: the one place that knows the library for them',
	'person/server/role-queries.ts': 'SQL that reads roles held',
	'person/server/role-commands.ts': 'SQL that writes roles held',
	'capture/words.ts': 'a line as words with their places, and phrases found among them',
	'capture/lexicon.ts': 'the words by which kinds, letters, states and themes are named in a hurry, Hebrew and English',
	'capture/names.ts': 'partners and bodies found in a line by any of their names',
	'capture/side.ts': 'which way it went, by the words around',
	'capture/suggestions.ts': 'what the word that is being typed may become',
	'capture/envoys.ts': 'ambassadors and consuls, and the bodies behind them',
	'capture/associations.ts': 'associations that are called by a part of their name',
	'capture/participants.ts': 'how many people a line counts',
	'capture/called-off.ts': 'that something did not take place, and why',
	'capture/near.ts': 'two words that are one mistyped',
	'capture/holidays.ts': 'feasts and seasons, by which dates are said',
	'capture/when.ts': 'dates found in a line, as far as they are known',
	'capture/no-day.ts': 'a day found in a line that its month does not have',
	'capture/relative-dates.ts': 'dates that are said from where one stands',
	'office/shortcuts.ts': 'what a single key does, in either layout',
	'import/repaired.ts': 'what of a repaired text did not stand so where it was found',
	'import/shortcuts.ts': 'what a single key does while an import is reviewed',
	'import/server/form-action.ts': 'the one action behind all forms of a review',
	'search/server/records.ts': 'what is shown of each noun that was found: one statement for all of them',
	'search/server/entries.ts': 'what records are found by that name others, renewed when one of those is renamed',
	'search/server/renewal.ts': 'the whole index of an office written anew: what kesher reindex does',
	'search/server/page.ts': 'all that the page of a search shows, in two round trips',
	'office/sections.ts': 'the navigation, shared by the shell and the menu page',
	'office/server/shell.ts': 'what stands around every page of an office',
	'office/server/toast.ts': 'what the message after one’s own action says, by the name of the record',
	'api/fields.ts': 'the fields of a resource in the words of JSON Schema',
	'api/openapi.ts': 'what programs can do, in the words of OpenAPI',
	'api/openapi-documents.ts': 'the same of files',
	'api/openapi-views.ts': 'the same of what is found, the report and the trail',
	'api/openapi-parts.ts': 'parameters and refusals, which every address has',
	'api/server/resources.ts': 'how each resource is read and written: by the queries and commands of its pages',
	'api/server/requests.ts': 'the one way through which every request of a program goes',
	'api/server/asked.ts': 'what every address asks before it does anything',
	'api/server/bodies.ts': 'reads what a request brings: JSON, or a file',
	'api/server/documents.ts': 'hands out files',
	'api/server/views.ts': 'answers what is found, the report and the trail, by the queries of their pages',
	'api/server/gate.ts': 'admits a program by its token',
	'api/server/limits.ts': 'how often a token may ask, and how many wrong ones may come',
	'api/server/answers.ts': 'answers and refusals in JSON',
	'api/server/creations.ts': 'keys of idempotency; a table of its own',
	'installation/server/gate.ts': 'admits whoever runs the installation',
	'passkey/letter.ts': 'what the person is told by mail when a passkey comes or goes',
	'passkey/server/challenge.ts': 'the question to a browser, which it keeps sealed, and which is good once',
	'passkey/server/ceremony.ts':
		'what is asked and whether the answer holds (WebAuthn): the one place that knows the library',
	'passkey/server/sign-in.ts': 'the sign-in with a passkey',
	'passkey/server/form-action.ts': 'the password before a passkey comes or goes, and the letter after it',
	'identity/server/sign-in.ts': 'the way to a provider of identities and back (OpenID Connect)',
	'identity/server/sign-out.ts': 'the end of a session at the provider, said by it and asked of it',
	'archive/purposes.ts': 'what each table of an archive holds, for its documentation',
	'archive/manifest.ts': 'what an archive says of itself, of every version of the format',
	'archive/row.ts': 'what of a row an archive may not bring',
	'archive/upgrades.ts': 'what a later schema asks of rows from before it',
	'archive/membership.ts': 'a membership as it comes in: on record, and letting nobody in',
	'archive/server/writer.ts': 'an archive of an office as it is written',
	'archive/server/opened.ts': 'an archive as it is read, held against what it says of itself',
	'archive/server/lines.ts': 'the rows of a table as they are written in an archive',
	'archive/server/catalogue.ts': 'which tables are filled from an archive, and in which order',
	'archive/server/filling.ts': 'the rows of an archive as they are written here',
	'archive/server/trail.ts': 'a trail that comes in: held against its seals, and sealed anew',
	'archive/server/people.ts': 'the accounts and memberships that an archive brings',
	'archive/server/stored-files.ts': 'the documents that an archive brings',
	'leaving/letter.ts': 'what directors are told when their office is deleted',
	'leaving/server/telling.ts': 'how that letter reaches them',
	'leaving/server/take-out.ts': 'everything of an office as one file',
	'leaving/server/lists.ts': 'the lists of all nouns as their pages hand them out',
	'leaving/server/tables.ts': 'which tables that file holds, and what of them it does not',
	'import/filling.ts': 'what a further source fills in a record, and how that is taken back',
	'import/edits.ts': 'what a person made of single fields of a proposal',
	'import/lessons.ts': 'what an import teaches the next one',
	'import/matching.ts': 'whether a proposal and a record of the register are the same',
	'import/offers.ts': 'a proposal as the form of its record would have it',
	'import/proposing.ts': 'what becomes of proposals when a document is understood anew',
	'import/telling.ts': 'the words of a text, made ready to be compared with thousands of others',
	'import/together.ts': 'which proposals can be taken together, and what becomes of each',
	'import/server/page.ts': 'all that the page of an import shows',
	'import/server/jobs.ts': 'what a process that reads documents takes up, and says of it: SQL of the queue',
	'import/server/runner.ts': 'reads what waits, several at once',
	'import/server/imports.ts': 'the one reader of this server',
	'import/server/candidates.ts': 'the SQL behind the records that proposals are compared with',
	'import/server/decisions.ts': 'what is decided on single proposals, each in one transaction',
	'import/server/kept.ts': 'the SQL of paragraphs and proposals, as they are kept',
	'import/server/known.ts': 'what an office knows before it reads a document',
	'import/server/erasure.ts': 'takes a person out of documents that were brought in',
	'import/server/media-type.ts': 'what a document is, by its content',
	'import/server/merging.ts': 'a proposal as a further source of a record that is there',
	'import/server/records.ts': 'each noun as an import reads and writes it: the way of its page',
	'import/server/refused.ts': 'ends a transaction of several records when one of them is refused',
	'import/server/taking.ts': 'the record that a proposal becomes, with what it needs',
	'import/server/understood.ts': 'what a document says, a long one in a process of its own',
	'import/server/understanding-process.ts': 'that process',
	'import/server/undoing.ts': 'takes back what became of proposals',
	'export/server/jobs.ts': 'what a process that makes files takes up, and says of it: SQL of the queue',
	'export/server/runner.ts': 'makes what waits, several at once, and leaves a whole file or none',
	'export/server/exports.ts': 'the one runner of this server',
	'export/server/document.ts': 'what a file is to say to whoever asked for it',
	'export/server/writing.ts': 'writes a file in a process of its own',
	'export/server/write-job.ts': 'that process',
	'export/server/page.ts': 'all that the pages of files show',
	'export/server/download.ts': 'a file as it is handed out',
	'export/server/form-action.ts': 'the actions behind the forms of both pages',
	'office/server/described.ts': 'an empty office, as the command line describes it',
	'office/server/home.ts': 'where the start page leads',
	'office/server/export.ts':
		'a list as a file: the platform may not use the writers of file formats, so the office does',
	'office/server/folder.ts': 'the files that describe an office, and where in them something is wrong',
	'office/server/starter.ts': 'loads an office from a folder of files'
};
/** Folders of a feature in which every file is one of a kind, each with the reason. */
const EXTRA_FOLDERS: Record<string, string> = {
	'report/sections/': 'the sections of the report, one file for each',
	'understanding/': 'pure files only: one for each thing that a document says, and in words/ the words that say it'
};
/** What a route may use of the platform. */
const GATES = new Set(
	['session-gate', 'runtime', 'flash', 'readiness', 'files', 'security-log'].map(
		(name) => `src/platform/server/${name}.ts`
	)
);
const findings: string[] = [];

const everything = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
	.split('\n')
	.filter((file) => existsSync(file));
const files = everything.filter((file) => /\.(ts|js|svelte)$/.test(file));
const graph = new Map<string, Set<string>>();

for (const file of files) {
	checkName(file);
	checkSize(file);
	if (file.endsWith('.svelte')) checkDeclarations(file);
	if (file.startsWith('src/')) checkImports(file);
}
checkCycles();
checkNumbers();

if (findings.length > 0) {
	process.stderr.write(`${findings.join('\n')}\n`);
	process.exit(1);
}

/** What is referred to by its number: two that were written at once may have taken the same. */
function checkNumbers(): void {
	const seen = new Map<string, string>();
	for (const file of everything) {
		const number = /^(docs\/decisions|migrations)\/(\d{4})/.exec(file)?.[0];
		if (number === undefined) continue;
		const other = seen.get(number);
		if (other !== undefined) findings.push(`${file}: has the number of ${other}`);
		seen.set(number, file);
	}
}

function checkName(file: string): void {
	const base = posix.basename(file);
	if (/\b(utils?|helpers?|common|misc)\b/.test(file.replace(/[-_.]/g, ' '))) {
		findings.push(`${file}: name the subject instead of utils, helpers, common or misc`);
	}
	if (base === 'index.ts') findings.push(`${file}: no barrels; import the file itself`);
	if (/\.ts$/.test(base) && /[A-Z]/.test(base)) findings.push(`${file}: file names are kebab-case`);
	if (file.startsWith('src/routes/') && !base.startsWith('+')) {
		findings.push(`${file}: routes hold + files only; this belongs into src/features`);
	}
	const feature = /^src\/features\/([^/]+)\/(.+)$/.exec(file);
	if (feature) checkFeatureFile(feature[1] as string, feature[2] as string);
}

function checkFeatureFile(noun: string, path: string): void {
	const plain = path.replace(/\.test\.ts$/, '.ts');
	if (`${noun}/${plain}` in EXTRA) return;
	if (Object.keys(EXTRA_FOLDERS).some((folder) => `${noun}/${plain}`.startsWith(folder))) return;
	if (/^components\/[A-Z][A-Za-z]*\.svelte$/.test(plain)) return;
	const known = plain.startsWith('server/') ? SERVER_VOCABULARY : { ...VOCABULARY, [noun]: 'its types and rules' };
	const name = plain.replace(/^server\//, '').replace(/\.ts$/, '');
	if (!(name in known)) {
		findings.push(
			`src/features/${noun}/${path}: a feature holds ${Object.keys(known).join(', ')}, server/ and components/; ` +
				'a further name is a decision: write it into scripts/structure.ts with its reason'
		);
	}
}

function checkSize(file: string): void {
	if (file === 'src/platform/server/schema.ts') return;
	const lines = readFileSync(file, 'utf8').split('\n').length;
	if (lines > LINE_LIMIT) findings.push(`${file}: ${lines} lines; look for the second noun in it`);
}

/** A declaration in markup is worked out once, and stays what it was when the page gets new data. */
function checkDeclarations(file: string): void {
	for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/\{const (\w+) = (?!\$derived)/g)) {
		findings.push(`${file}: {const ${name} = …} does not follow its values; write $derived(…)`);
	}
}

function checkImports(file: string): void {
	const text = readFileSync(file, 'utf8');
	for (const match of text.matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)) {
		const target = resolve(file, ((match[1] ?? match[2]) as string).replace(/\?script=\w+$/, ''));
		if (!target?.startsWith('src/') || target.startsWith('src/paraglide/')) continue;
		const problem = refuse(file, target);
		if (problem) findings.push(`${file} imports ${target}: ${problem}`);
		const [from, to] = [nounOf(file), nounOf(target)];
		if (from && to && from !== to && isPure(file)) (graph.get(from) ?? graph.set(from, new Set()).get(from))?.add(to);
	}
}

function resolve(file: string, specifier: string): string | undefined {
	if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
	if (specifier.startsWith('.')) return posix.normalize(join(dirname(file), specifier));
	return undefined;
}

/** Why an import is not allowed; undefined when it is. Tests may import what they test from anywhere. */
function refuse(file: string, target: string): string | undefined {
	if (/\.test\.ts$/.test(file)) return undefined;
	const [from, to] = [layerOf(file), layerOf(target)];
	if (to === 'routes' && !target.includes('/$types')) return 'nobody imports routes';
	if (to === 'browser' && from !== 'browser' && !/\/(start|passkey|present)\.ts$/.test(target))
		return 'the script of the pages is loaded by them, whole';
	if (from === 'browser') {
		const isForBrowsers = ['browser', 'features', 'ui', 'kernel'].includes(to) && !target.includes('/server/');
		return isForBrowsers ? undefined : 'a browser has pure files and components, never the server';
	}
	if (from === 'routes')
		return to === 'platform' && !GATES.has(target) ? 'of the platform, a route may use the gates only' : undefined;
	if (from === 'kernel') return to === 'kernel' ? undefined : 'the kernel imports nothing of ours';
	if (from === 'ui')
		return ['ui', 'kernel'].includes(to) ? undefined : 'ui is free of the domain: it may use the kernel';
	if (from === 'documents')
		return ['documents', 'kernel'].includes(to) ? undefined : 'documents know file formats, not nouns: only the kernel';
	if (from === 'platform')
		return ['platform', 'kernel'].includes(to) ? undefined : 'the platform knows no nouns: only the kernel';
	if (from === 'features') return refuseFeature(file, target, to);
	return undefined;
}

function refuseFeature(file: string, target: string, to: string): string | undefined {
	const isOwn = nounOf(file) === nounOf(target);
	if (file.includes('/server/')) {
		return to === 'features' || ['kernel', 'platform', 'documents'].includes(to)
			? undefined
			: 'a feature does not reach into routes or ui';
	}
	if (file.endsWith('.svelte')) {
		return target.includes('/server/') ? 'a component gets its data from load, never from the server' : undefined;
	}
	if (to === 'kernel') return undefined;
	if (to === 'features' && !target.includes('/server/') && !target.endsWith('.svelte')) return undefined;
	return isOwn
		? 'pure files do not import server files or components'
		: 'a pure file may use its own pure files, those of other features, and the kernel';
}

function layerOf(path: string): string {
	if (path.startsWith('src/hooks') || path === 'src/params.ts' || path === 'src/app.d.ts') return 'entry';
	return path.split('/')[1] ?? '';
}

function nounOf(path: string): string | undefined {
	return /^src\/features\/([^/]+)\//.exec(path)?.[1];
}

function isPure(path: string): boolean {
	return !path.includes('/server/') && !path.endsWith('.svelte') && !path.endsWith('.test.ts');
}

function checkCycles(): void {
	const visit = (noun: string, path: string[]): void => {
		if (path.includes(noun)) {
			findings.push(`features in a circle: ${[...path.slice(path.indexOf(noun)), noun].join(' → ')}`);
			return;
		}
		for (const next of graph.get(noun) ?? []) visit(next, [...path, noun]);
	};
	for (const noun of graph.keys()) visit(noun, []);
}
