import { HtmlValidate, StaticConfigLoader, type RuleConfig } from 'html-validate';

/** Rules of the presets that say how HTML is best written; a page that breaks them is as valid. */
const TASTE: RuleConfig = Object.fromEntries(
	[
		// Svelte writes "<br/>", "<!doctype html>" and novalidate="": the standard allows them.
		...['void-style', 'doctype-style', 'attribute-boolean-style', 'attribute-empty-style'],
		// A button sends its form and a field is of text unless they say otherwise, as the standard has it.
		...['no-implicit-button-type', 'no-implicit-input-type'],
		// Where a line ends is no matter of the reader.
		...['no-trailing-whitespace', 'tel-non-breaking'],
		// Titles hold what the office called its things.
		'long-title',
		// Our own files, from our own address: there is nobody in between who could change them.
		'require-sri'
	].map((rule) => [rule, 'off'])
);

const validator = new HtmlValidate(
	new StaticConfigLoader({
		root: true,
		extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
		rules: {
			...TASTE,
			'no-unknown-elements': 'error',
			// An id that begins with a digit is allowed, and ours are those of records.
			'valid-id': ['error', { relaxed: true }]
		}
	})
);

/** What in a page is against the standard, each as "line:column rule: message", with what stands there. */
export async function faultsOf(html: string): Promise<string[]> {
	const { results } = await validator.validateString(html);
	const lines = html.split('\n');
	const faults = results.flatMap(({ messages }) =>
		messages.map(({ line, column, ruleId, message }) => {
			const stands = lines[line - 1]?.slice(Math.max(0, column - 40), column + 80) ?? '';
			return `${line}:${column} ${ruleId}: ${message} | ${stands}`;
		})
	);
	return [...faults, ...languageFaults(html)];
}

/** Languages that no reader aloud would know: which tags there are the validator does not look at. */
function languageFaults(html: string): string[] {
	const tags = new Set([...html.matchAll(/ (?:href)?lang="([^"]*)"/g)].map(([, tag]) => tag ?? ''));
	return [...tags].filter((tag) => tag !== 'x-default' && !isTag(tag)).map((tag) => `language "${tag}"`);
}

function isTag(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag)[0] === tag;
	} catch {
		return false;
	}
}
