import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { fontFolder } from '#documents/fonts/folder.ts';

/** The parts of an Office file, in the order of the file; those that are not XML are left out. */
export function partsOf(file: Uint8Array): Map<string, string> {
	const parts = Object.entries(unzipSync(file)).filter(([name]) => /\.(xml|rels)$/.test(name));
	return new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The slides in their order. */
export function slidesOf(parts: Map<string, string>): string[] {
	const slides = [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
	const number = ([name]: [string, string]) => Number(/\d+/.exec(name)?.[0]);
	return slides.toSorted((a, b) => number(a) - number(b)).map(([, xml]) => xml);
}

/** The words of a slide, in the order of the file. */
export function wordsOf(slide: string): string {
	return unescaped([...slide.matchAll(/<a:t>([^<]*)<\/a:t>|<\/a:p>/g)].map(([, text]) => text ?? '\n').join(''));
}

/** The words of a part of a Word file, a paragraph a line. */
export function writtenIn(part: string): string {
	const signs: Record<string, string> = { 'w:noBreakHyphen/': '-', 'w:br/': '\n', 'w:tab/': '\t', '/w:p': '\n' };
	const said = part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<(w:noBreakHyphen\/|w:br\/|w:tab\/|\/w:p)>/g);
	return unescaped([...said].map(([, text, sign]) => text ?? signs[sign as string]).join(''));
}

function unescaped(text: string): string {
	const named: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };
	return text.replace(/&(\w+);/g, (entity, name: string) => named[name] ?? entity);
}

/** The schemas of ISO 29500 are no part of this repository; where they lie beside it, files are held against them. */
const VALIDATOR = join(import.meta.dirname, '../../../shared/checks/validate_ooxml.sh');

export function hasSchemas(): boolean {
	const missing = [
		...(existsSync(VALIDATOR) ? [] : [VALIDATOR]),
		...['xmllint', 'unzip'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
	];
	if (missing.length > 0) process.stderr.write(`SKIPPED: validating Office files needs ${missing.join(', ')}\n`);
	return missing.length === 0;
}

/** What the schemas find wrong with a file; '' where it is sound. */
export function problemsOf(file: Uint8Array, extension: string): string {
	return inFolder((folder) => {
		const path = join(folder, `file.${extension}`);
		writeFileSync(path, file);
		const said = execFileSync('bash', [VALIDATOR, path], { encoding: 'utf8' });
		return said.includes(': 0 problem lines') ? '' : said;
	});
}

/** By which kind of file each part of LibreOffice is needed, and the library that it is. */
const PARTS = { pptx: ['impress', 'libsdlo.so'], docx: ['writer', 'libswlo.so'] } as const;

export function hasOffice(extension: keyof typeof PARTS): boolean {
	const [name, library] = PARTS[extension];
	const found = spawnSync('sh', ['-c', 'realpath "$(command -v soffice)"'], { encoding: 'utf8' }).stdout.trim();
	const isThere = found !== '' && existsSync(join(dirname(found), library));
	if (!isThere)
		process.stderr.write(`SKIPPED: these tests need soffice with its ${name} (Debian: libreoffice-${name})\n`);
	return isThere;
}

/** A file as LibreOffice shows it. @param hasHeebo whether the machine it is shown on has our font */
export function shownAsPdf(bytes: Uint8Array, extension: keyof typeof PARTS, hasHeebo: boolean): Uint8Array {
	return inFolder((folder) => {
		const fonts = join(folder, 'fonts.conf');
		const directory = hasHeebo ? `<dir>${fontFolder()}</dir>` : '';
		writeFileSync(
			fonts,
			`<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${directory}<cachedir>${folder}/cache</cachedir></fontconfig>`
		);
		const file = join(folder, `shown.${extension}`);
		writeFileSync(file, bytes);
		const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
		const job = [profile, '--headless', '--convert-to', 'pdf', '--outdir', dirname(file), file];
		execFileSync('soffice', job, {
			env: { ...process.env, FONTCONFIG_FILE: fonts },
			stdio: 'ignore',
			timeout: 120_000
		});
		return readFileSync(join(folder, 'shown.pdf'));
	});
}

function inFolder<T>(work: (folder: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-office-'));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
