// Checks that every file lies where the architecture says, imports in the allowed directions only, and stays small.
// The message of each finding says where the code belongs. See ARCHITECTURE.md.
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, posix } from 'node:path';
import { EXTRA } from './structure-files.ts';

const LINE_LIMIT = 400;
/** The files that a feature may hold beside its noun's own. A new name is a decision: add it with its reason. */
const VOCABULARY: Record<string, string> = {
	policy: 'who may do what',
	form: 'what its forms accept',
	view: 'what leaves for a page',
	labels: 'the words of its codes'
};
const SERVER_VOCABULARY: Record<string, string> = { queries: 'SQL that reads', commands: 'SQL that writes' };
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
		if (!target?.startsWith('src/') || /^src\/paraglide(-public)?\//.test(target)) continue;
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
	if (to === 'browser' && from !== 'browser' && !/\/(start|passkey|present|puzzle)\.ts$/.test(target))
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
