import { parseXml, type XmlElement } from '@rgrove/parse-xml';

const NAMESPACE = 'http://www.w3.org/2005/Atom';
const MANY = Infinity;

/** What an element may hold, how often at least and at most, and the attributes that it needs and may have: RFC 4287, 4. */
interface Rule {
	children?: Record<string, [least: number, most: number]>;
	needs?: string[];
	may?: string[];
	holds?: (text: string) => boolean;
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
const isIri = (text: string) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
const isSaid = (text: string) => text.trim() !== '';

const WORDS: Rule = { may: ['type'], holds: isSaid };
const PERSON: Rule = { children: { name: [1, 1], uri: [0, 1], email: [0, 1] } };
/** What a feed and an entry have in common. */
const ABOUT: NonNullable<Rule['children']> = {
	...{ id: [1, 1], title: [1, 1], updated: [1, 1], rights: [0, 1] },
	...{ author: [0, MANY], category: [0, MANY], contributor: [0, MANY], link: [0, MANY] }
};

const GRAMMAR: Record<string, Rule> = {
	feed: {
		children: { ...ABOUT, subtitle: [0, 1], generator: [0, 1], icon: [0, 1], logo: [0, 1], entry: [0, MANY] },
		may: ['xmlns']
	},
	entry: { children: { ...ABOUT, published: [0, 1], content: [0, 1], summary: [0, 1], source: [0, 1] } },
	...{ title: WORDS, subtitle: WORDS, summary: WORDS, rights: WORDS, content: { may: ['type', 'src'] } },
	...{ author: PERSON, contributor: PERSON, name: { holds: isSaid } },
	...{ id: { holds: isIri }, updated: { holds: isMoment }, published: { holds: isMoment } },
	generator: { may: ['uri', 'version'], holds: isSaid },
	category: { needs: ['term'], may: ['scheme', 'label'] },
	link: { needs: ['href'], may: ['rel', 'type', 'hreflang', 'title', 'length'] }
};

/** What in a feed is against RFC 4287. @throws where it is no XML */
export function atomFaults(xml: string): string[] {
	const { root } = parseXml(xml);
	if (root?.name !== 'feed' || root.attributes['xmlns'] !== NAMESPACE) return ['no feed of Atom'];
	const entries = within(root, 'entry');
	const ids = entries.map((entry) => within(entry, 'id')[0]?.text);
	return [
		...faultsOf(root, 'feed'),
		...[root, ...entries].flatMap(linkFaults),
		...(new Set(ids).size < ids.length ? ['feed: two entries of one id'] : []),
		...(within(root, 'author').length === 0 && entries.some((entry) => within(entry, 'author').length === 0)
			? ['feed: nobody wrote it']
			: []),
		...(within(root, 'link').some((link) => link.attributes['rel'] === 'self') ? [] : ['feed: no link to itself'])
	];
}

function faultsOf(element: XmlElement, path: string): string[] {
	const { children = {}, needs = [], may = [], holds } = GRAMMAR[element.name] ?? {};
	if (!GRAMMAR[element.name]) return [`${path}: no element of Atom`];
	const inside = element.children.filter((child): child is XmlElement => child.type === 'element');
	const { type } = element.attributes;
	const isWords = may.includes('type') && element.name !== 'link';
	return [
		...needs.filter((name) => !element.attributes[name]).map((name) => `${path}: lacks ${name}`),
		...Object.entries(element.attributes).flatMap(([name, value]) => {
			if (name === 'xml:lang' || name === 'hreflang') return isTag(value) ? [] : [`${path}: ${name} "${value}"`];
			return [...needs, ...may].includes(name) ? [] : [`${path}: may not have ${name}`];
		}),
		...(isWords && type !== undefined && !['text', 'html', 'xhtml'].includes(type) ? [`${path}: type ${type}`] : []),
		...(holds && !holds(element.text) ? [`${path}: "${element.text}"`] : []),
		...Object.entries(children).flatMap(([name, [least, most]]) => {
			const count = inside.filter((child) => child.name === name).length;
			return count < least || count > most ? [`${path}: ${count} of ${name}`] : [];
		}),
		...inside.flatMap((child) => {
			const at = `${path}/${child.name}`;
			return child.name in children ? faultsOf(child, at) : [`${at}: may not stand here`];
		})
	];
}

/** Addresses are whole, none is said twice as the same, and what holds nothing leads to a page. */
function linkFaults(element: XmlElement): string[] {
	const links = within(element, 'link').map(({ attributes }) => attributes);
	const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
	const kinds = pages.map(({ type, hreflang }) => `${type ?? ''} ${hreflang ?? ''}`);
	return [
		...links.filter(({ href = '' }) => !URL.canParse(href)).map(({ href }) => `${element.name}: address ${href ?? ''}`),
		...(new Set(kinds).size < kinds.length ? [`${element.name}: two pages in one form and language`] : []),
		...(element.name === 'entry' && pages.length === 0 && within(element, 'content').length === 0
			? ['entry: neither content nor page']
			: [])
	];
}

function within(element: XmlElement, name: string): XmlElement[] {
	return element.children.filter((child): child is XmlElement => (child as XmlElement).name === name);
}

function isTag(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}
