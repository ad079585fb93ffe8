import type { MapBlock } from '#kernel/flow-document.ts';
import { seen, type Columns, type Frame } from './frame.ts';
import { mapOrnament } from './map.ts';
import { fill, type Tone } from './paint.ts';
import { columnPlace, placeholder, PLACES } from './placeholder.ts';
import type { Layout } from './plan.ts';
import { runs } from './runs.ts';
import type { Setting } from './setting.ts';
import { AUTHOR_SIZE, SUBTITLE_SIZE } from './sized.ts';
import { columnFrames } from './stage.ts';
import { drawn, Ids, NAMESPACES, pictured, tree } from './shapes.ts';
import { level, masterStyles, titleLevel, type Level } from './text-styles.ts';
import { element } from '#documents/office/xml.ts';

export const LAYOUTS: Layout[] = ['cover', 'content', 'two', 'three', 'title', 'statement'];
const TYPES: Record<Layout, string | undefined> = {
	cover: 'title',
	content: 'obj',
	two: 'twoObj',
	three: undefined,
	title: 'titleOnly',
	statement: undefined
};
const COLUMNS: Partial<Record<Layout, Columns>> = { content: 1, two: 2, three: 3 };

/** No margins inside: words stand flush with the rule above them. */
export function bodyProperties(setting: Setting, anchor: 't' | 'b' | 'ctr', fit: 'normAutofit' | 'noAutofit'): string {
	const none = { lIns: 0, tIns: 0, rIns: 0, bIns: 0 };
	return element('a:bodyPr', { vert: 'horz', ...none, rtlCol: setting.rtl, anchor }, element(`a:${fit}`));
}

/** The numbers of masters and layouts: no two in a deck are alike. @param nth of the masters, from 0 */
export function masterNumber(nth: number): number {
	return 2_147_483_648 + nth * (LAYOUTS.length + 1);
}

/** @param layouts ids of the layouts in the master's relationships @param nth of the masters, from 0 */
export function masterXml(setting: Setting, layouts: string[], nth: number, logo?: string): string {
	return element(
		'p:sldMaster',
		NAMESPACES,
		element('p:cSld', {}, background('paper'), tree(...masterShapes(setting, logo))),
		colourMap(),
		element(
			'p:sldLayoutIdLst',
			{},
			...layouts.map((id, index) => element('p:sldLayoutId', { id: masterNumber(nth) + index + 1, 'r:id': id }))
		),
		element('p:hf', { hdr: 0, dt: 0 }),
		masterStyles(setting)
	);
}

/** Which colour of the theme is ink and which is paper. */
export function colourMap(): string {
	const map = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2', hlink: 'hlink', folHlink: 'folHlink' };
	const accents = Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [`accent${number}`, `accent${number}`]));
	return element('p:clrMap', { ...map, ...accents });
}

export function background(tone: Tone): string {
	return element('p:bg', {}, element('p:bgPr', {}, fill(tone), element('a:effectLst')));
}

function masterShapes(setting: Setting, logo: string | undefined): string[] {
	const { words, stage } = setting;
	const ids = new Ids();
	const named = (name: string) => ({ id: ids.next(), name });
	const levels = words.levels.map((text, at) => prompt(text, setting, at));
	return [
		placeholder(named(words.title), { type: 'title' }, [prompt(words.title, setting)], {
			frame: seen(stage.title, setting),
			body: bodyProperties(setting, 'b', 'normAutofit')
		}),
		placeholder(named(words.text), { type: 'body', idx: 1 }, levels, {
			frame: seen(stage.body, setting),
			body: bodyProperties(setting, 't', 'normAutofit')
		}),
		placeholder(named(words.footer), { type: 'ftr', size: 'quarter', idx: 3 }, [prompt(words.footer, setting)], {
			frame: seen(stage.footer, setting),
			body: bodyProperties(setting, 'ctr', 'noAutofit'),
			style: smallPrint(setting, 'start')
		}),
		placeholder(named(words.number), { type: 'sldNum', size: 'quarter', idx: 4 }, [slideNumber(setting, '‹#›')], {
			frame: seen(stage.number, setting),
			body: bodyProperties(setting, 'ctr', 'noAutofit'),
			style: smallPrint(setting, 'end')
		}),
		drawn(
			{ ...named(words.ornament), isOrnament: true },
			{ frame: seen(stage.rule, setting), fill: 'ink', isOfLayout: true }
		),
		stage.logo && logo
			? pictured({ ...named(words.logo), isOrnament: true }, logo, seen(stage.logo.frame, setting), {
					isOfLayout: true
				})
			: ''
	];
}

function smallPrint(setting: Setting, align: 'start' | 'end'): string {
	return element('a:lstStyle', {}, level(1, setting, { size: 12, tone: 'ink3', align, spacing: 1 }));
}

export function slideNumber({ lang }: Setting, text: string): string {
	const field = { id: '{F7021451-1387-4CA6-816F-3879F97B5CBC}', type: 'slidenum' };
	const properties = element('a:rPr', { lang });
	return element('a:p', {}, element('a:fld', field, properties, element('a:t', {}, text)));
}

function prompt(text: string, setting: Setting, at = 0): string {
	const properties = at > 0 ? element('a:pPr', { lvl: at }) : '';
	return element('a:p', {}, properties, runs([{ text }], setting));
}

/** @param map seen behind the words of the cover: an ornament, so it is the layout's and nothing to be read */
export function layoutXml(layout: Layout, setting: Setting, map?: MapBlock): string {
	const isCover = layout === 'cover';
	const shapes = isCover ? coverShapes(setting, map) : pageShapes(layout, setting);
	return element(
		'p:sldLayout',
		{
			...NAMESPACES,
			type: TYPES[layout],
			preserve: 1,
			showMasterSp: isCover ? 0 : undefined,
			userDrawn: TYPES[layout] ? undefined : 1
		},
		element(
			'p:cSld',
			{ name: setting.words.layouts[layout] },
			isCover ? background(setting.cover.ground) : '',
			tree(...shapes)
		),
		element('p:clrMapOvr', {}, element('a:masterClrMapping'))
	);
}

function coverShapes(setting: Setting, map: MapBlock | undefined): string[] {
	const { words } = setting;
	const { cover } = setting.stage;
	const ids = new Ids();
	const named = (name: string) => ({ id: ids.next(), name });
	const styled = (is: Level) => element('a:lstStyle', {}, level(1, setting, is));
	const ornament = (frame: Frame, tone: Tone) =>
		drawn(
			{ ...named(words.ornament), isOrnament: true },
			{ frame: seen(frame, setting), fill: tone, isOfLayout: true }
		);
	return [
		map && !cover.picture ? mapOrnament(map, setting, ids) : '',
		cover.edge ? ornament(cover.edge, setting.cover.line) : '',
		cover.plate ? ornament(cover.plate, 'paper') : '',
		placeholder(named(words.title), PLACES.coverTitle, [prompt(words.title, setting)], {
			frame: seen(cover.title, setting),
			body: bodyProperties(setting, 'b', 'normAutofit'),
			style: styled({ ...titleLevel(cover.size), tone: 'paper' })
		}),
		placeholder(named(words.subtitle), PLACES.subtitle, [prompt(words.subtitle, setting)], {
			frame: seen(cover.subtitle, setting),
			body: bodyProperties(setting, 't', 'normAutofit'),
			style: styled({ size: SUBTITLE_SIZE, tone: setting.cover.text, before: 6 })
		}),
		placeholder(named(words.author), PLACES.author, [prompt(words.author, setting)], {
			frame: seen(cover.author, setting),
			body: bodyProperties(setting, cover.plate ? 'ctr' : 't', 'normAutofit'),
			style: styled({ size: AUTHOR_SIZE, tone: setting.cover.text })
		}),
		cover.picture
			? placeholder(named(words.picture), PLACES.picture, [prompt(words.picture, setting)], {
					frame: seen(cover.picture.frame, setting)
				})
			: ''
	];
}

function pageShapes(layout: Layout, setting: Setting): string[] {
	const { words, stage } = setting;
	const ids = new Ids();
	const named = (name: string) => ({ id: ids.next(), name });
	const count = COLUMNS[layout];
	const frames = layout === 'statement' ? [stage.sentence] : count ? columnFrames(count, stage) : [];
	const lede = element('a:lstStyle', {}, level(1, setting, { size: 17, tone: 'ink2' }));
	const statement = element('a:lstStyle', {}, level(1, setting, { size: 26, tone: 'ink' }));
	return [
		placeholder(named(words.title), PLACES.title, [prompt(words.title, setting)]),
		placeholder(named(words.lede), PLACES.lede, [prompt(words.lede, setting)], {
			frame: seen({ ...stage.body, height: 26 }, setting),
			style: lede
		}),
		...frames.map((frame, index) =>
			placeholder(
				named(words.text),
				columnPlace(index + 1),
				words.levels.map((text, at) => prompt(text, setting, at)),
				{
					frame: seen(frame, setting),
					...(layout === 'statement' ? { style: statement } : {})
				}
			)
		),
		placeholder(named(words.footer), PLACES.footer, [prompt(words.footer, setting)]),
		placeholder(named(words.number), PLACES.number, [slideNumber(setting, '‹#›')])
	];
}
