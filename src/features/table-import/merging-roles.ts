import type { RoleKind } from '#features/person/role.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { codeOf, codeLabel } from './code-words.ts';
import type { Merged, MergingBy, RecordJson } from './merging.ts';
import type { NamedPart, Value } from './row-reading.ts';

/** A role that a table tells of. */
export interface RoleBeside {
	is: 'role';
	role: RecordJson;
}

/** A role as it is kept. */
export interface KnownRole {
	id: string;
	version: number;
	kind: RoleKind;
	title: Texts;
	of: { noun: 'partner' | 'organisation'; id: string } | null;
	starts: string | null;
	ends: string | null;
}

/** What a row says of one role: its parts stand in the same place of their cells. */
interface SaidRole {
	kind: RoleKind;
	title: Texts;
	of: KnownRole['of'];
	starts: string | null;
	ends: string | null;
}

/** The roles that a row tells of: those that are not there yet are added, and those that are get the dates that they lack. */
export function mergeRoles(
	by: MergingBy,
	{ record, changes, beside }: Merged,
	values: Readonly<Record<string, Value>>
): void {
	const known = (record['roles'] ?? []) as KnownRole[];
	delete record['roles'];
	for (const said of saidRoles(values, (word, kind) => {
		const isHeld = known.some((role) => Object.values(role.title).includes(word) || role.kind === kind);
		if (!isHeld) addToNote({ record, changes }, word);
	})) {
		const same = known.find((role) => isSame(role, said));
		if (!same) {
			const role = { ...said, id: by.newId(), version: 0, personId: record['id'] };
			changes.push({ field: 'role.kind', before: '', after: told(by, said) });
			beside.push({ is: 'role', role });
			continue;
		}
		const dates = { starts: said.starts ?? same.starts, ends: said.ends ?? same.ends };
		if (dates.starts === same.starts && dates.ends === same.ends) continue;
		changes.push({
			field: dates.starts === same.starts ? 'role.ends' : 'role.starts',
			before: same.ends ?? same.starts ?? '',
			after: said.ends ?? said.starts ?? ''
		});
		beside.push({ is: 'role', role: { ...same, ...dates, personId: record['id'] } });
	}
}

/** What has no field of its own is a line among the remarks on a person, once. */
export function addToNote({ record, changes }: Pick<Merged, 'record' | 'changes'>, line: string): void {
	const before = (record['note'] as string | null | undefined) ?? '';
	if (before.split('\n').includes(line)) return;
	const after = [before, line].filter(Boolean).join('\n');
	changes.push({ field: 'note', before, after });
	record['note'] = after;
}

/** @param ofNobody takes what is said of a role of which nobody says whose it is */
function saidRoles(
	values: Readonly<Record<string, Value>>,
	ofNobody: (word: string, kind: RoleKind | undefined) => void
): SaidRole[] {
	const list = (name: string) => (values[`role.${name}`] ?? []) as (Value | null)[];
	const length = Math.max(...['kind', 'title', 'of'].map((name) => list(name).length));
	return Array.from({ length }, (_, at) => at).flatMap((at): SaidRole[] => {
		const title = (list('title')[at] ?? {}) as Texts;
		const word = Object.values(title)[0] ?? '';
		const kind = (list('kind')[at] as RoleKind | null | undefined) ?? (codeOf('role', word) as RoleKind | undefined);
		const of = list('of')[at] as NamedPart | null | undefined;
		if (kind === undefined && word === '' && !of) return [];
		if (!of) {
			// Whose role it is, nobody said: it is no role of the home city for that. What there was to read is kept.
			const said = word || (kind ? codeLabel('role', kind, 'he') : '');
			if (said !== '') ofNobody(said, kind);
			return [];
		}
		const named = codeOf('role', word);
		const isOwnTitle = word !== '' && (named === undefined || named !== kind);
		return [
			{
				kind: kind ?? 'other',
				title: isOwnTitle ? title : {},
				of: of.noun === 'home' || of.noun === undefined ? null : { noun: of.noun, id: of.id },
				starts: (list('starts')[at] as string | null | undefined) ?? null,
				ends: (list('ends')[at] as string | null | undefined) ?? null
			}
		];
	});
}

function isSame(role: KnownRole, said: SaidRole): boolean {
	if (role.of?.id !== said.of?.id) return false;
	const titles = Object.values(said.title);
	const isTitled = titles.length === 0 || Object.values(role.title).some((each) => titles.includes(each));
	return role.kind === said.kind && isTitled;
}

function told({ nameOf }: MergingBy, { kind, title, of }: SaidRole): string {
	const word = Object.values(title)[0] ?? codeLabel('role', kind, LANGUAGES[0]);
	return of ? `${word}, ${nameOf(of.id)}` : word;
}
