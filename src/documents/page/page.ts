import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inkOf, type Ink } from '#documents/figures/ink.ts';
import { faceOf, fontFilesOf, type Face } from '#documents/fonts/face.ts';
import { fontFolder } from '#documents/fonts/folder.ts';
import { facesFor } from '#documents/fonts/lacking.ts';
import { titleOf, type FlowDocument } from '#kernel/flow-document.ts';
import { directionOf } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { articleHtml } from './article.ts';
import { tag, text } from './markup.ts';
import { insideFile } from './pictures.ts';
import { WORDS } from './words.ts';

let style: string | undefined;

/**
 * Writes the document as one HTML file that needs nothing beside it: styles and fonts are inside, there is no script
 * and no link that leads out of it. The same document gives the same bytes.
 */
export function writePage(document: FlowDocument, outfit: Outfit = PLAIN): Uint8Array {
	style ??= stylesheet();
	const ink = inkOf(outfit.look);
	const face = faceOf(outfit.look.typeface);
	const { language, author, description } = document;
	const head = [
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<meta name="description" content="${text(description)}">`,
		`<meta name="author" content="${text(author)}">`,
		tag('title', {}, text(`${titleOf(document)}, ${author}`)),
		tag('style', {}, facesCss(facesFor(document, face)) + tokensCss(ink, face) + style)
	];
	const html = tag(
		'html',
		{ lang: language, dir: directionOf(language) },
		tag('head', {}, ...head),
		tag(
			'body',
			{},
			tag('a', { class: 'skip noprint', href: '#main' }, text(WORDS[language].skip)),
			tag(
				'main',
				{ id: 'main', class: 'report__alone' },
				articleHtml(document, { hasLinks: false, ink, outfit, pictureAt: insideFile(outfit.pictures) })
			)
		)
	);
	return new TextEncoder().encode(`<!doctype html>\n${html}\n`);
}

/** What the application's own stylesheet does around the report, for a file that has nothing around it. */
function stylesheet(): string {
	const folder = join(fontFolder(), '../page');
	const read = (name: string) => readFileSync(join(folder, name), 'utf8');
	return [read('alone.css'), read('report.css'), read('sheet.css')].join('\n');
}

function facesCss(faces: readonly Face[]): string {
	const rule = (family: string, file: string, weight: string) => {
		const bytes = readFileSync(join(fontFolder(), file)).toString('base64');
		return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${bytes})format('truetype')}`;
	};
	return faces
		.map(({ typeface, family }) => {
			const [regular, bold] = fontFilesOf(typeface);
			return rule(family, regular, '100 500') + rule(family, bold, '501 900');
		})
		.join('');
}

/** The tokens of the design in light: a file that is sent around looks the same to all. */
function tokensCss(ink: Ink, { family }: Face): string {
	const tokens = {
		...{ bg: ink.paper, 'bg-sunken': ink.sunken, ink: ink.ink, 'ink-2': ink.ink2, 'ink-3': ink.ink3, line: ink.line },
		...{
			accent: ink.accent,
			'sheet-accent': ink.accent,
			amber: ink.amber,
			'amber-soft': ink.amberSoft,
			'amber-line': ink.amberLine
		},
		typeface: `'${family}'`
	};
	return `:root{${Object.entries(tokens)
		.map(([name, colour]) => `--${name}:${colour}`)
		.join(';')}}`;
}
