// Checks the messages: each key in every language, with the same parameters, and used somewhere. The desk speaks two, the
// public sites nine.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { LANGUAGES } from '../src/kernel/language.ts';
import { isTongue, TONGUES, type Tongue } from '../src/kernel/tongue.ts';
import { missingPlurals, typographyProblems } from './typography.ts';

type Message = string | { match: Record<string, string> }[];
const findings: string[] = [];
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'bin', 'tests'], {
	encoding: 'utf8'
})
	.split('\n')
	.filter((file) => /\.(ts|svelte)$/.test(file))
	.map((file) => readFileSync(file, 'utf8'))
	.join('\n');

check('messages', LANGUAGES);
check('messages/public', TONGUES);
if (findings.length > 0) {
	process.stderr.write(`${findings.join('\n')}\n`);
	process.exit(1);
}

/** One folder of messages, with a folder in it for each language; the first is the one that others are held against. */
function check(folder: string, languages: readonly string[]): void {
	const messages = languages.map((language) => ({ language, said: read(`${folder}/${language}`) }));
	const keys = new Set(messages.flatMap(({ said }) => Object.keys(said)));
	for (const key of keys) {
		const [first] = messages;
		for (const { language, said } of messages) {
			const message = said[key];
			if (message === undefined) findings.push(`${key}: not in ${language}`);
			else if (first?.said[key] !== undefined && parameters(message) !== parameters(first.said[key]))
				findings.push(`${key}: other parameters in ${language} than in ${first.language}`);
			if (message !== undefined && language === 'he')
				for (const problem of hebrewProblems(message)) findings.push(`${key}: ${problem}`);
			if (message !== undefined && folder === 'messages/public' && isTongue(language))
				for (const problem of publicProblems(language, message)) findings.push(`${key} in ${language}: ${problem}`);
		}
		// Keys that are looked up by a code are written as such in a table, so every key appears by name.
		if (!new RegExp(`\\bm\\.${key}\\b`).test(sources)) findings.push(`${key}: used nowhere`);
	}
}

function read(folder: string): Record<string, Message> {
	const all: Record<string, Message> = {};
	for (const file of readdirSync(folder)) {
		const content = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, Message>;
		for (const [key, message] of Object.entries(content)) {
			if (key in all) findings.push(`${key}: twice in ${folder}`);
			all[key] = message;
		}
	}
	return all;
}

function texts(message: Message): string[] {
	return typeof message === 'string' ? [message] : message.flatMap((variant) => Object.values(variant.match));
}

function parameters(message: Message): string {
	return [...new Set(texts(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join();
}

/** What everybody reads is written as each language writes it. */
function publicProblems(tongue: Tongue, message: Message): string[] {
	const marks = texts(message).flatMap((text) => typographyProblems(tongue, text));
	if (typeof message === 'string') return marks;
	const forms = message.flatMap(({ match }) =>
		Object.keys(match).flatMap((each) => /Plural=(\w+)/.exec(each)?.[1] ?? [])
	);
	return [...marks, ...missingPlurals(tongue, forms).map((form) => `no form for "${form}"`)];
}

/** The house rules of Hebrew that a machine can see: gershayim and maqaf, units, no slash forms, no bare נדחה. */
function hebrewProblems(message: Message): string[] {
	const problems: string[] = [];
	for (const text of texts(message)) {
		if (/[א-ת]["'][א-ת]/.test(text)) problems.push('write ״ and ׳, not " and \'');
		if (/[א-ת]\/(ה|ת|ות|י)\b/.test(text)) problems.push('no slash forms of gender');
		if (/(^|\s)נדחה($|[\s.,])(?!למועד)/.test(text) && !text.includes('נדחה למועד אחר'))
			problems.push('נדחה alone means two things');
		if (/\b[KM]B\b/.test(text)) problems.push('write ק״ב and מ״ב, not KB and MB');
		if (/(?<!\u200e)#[0-9a-f]{6}/.test(text)) problems.push('a colour reads left to right: write U+200E before it');
		if (/[א-ת]-[א-ת0-9{]/.test(text)) problems.push('write a maqaf ־, not a hyphen');
	}
	return problems;
}
