import { loadModule, parseSync } from 'libpg-query';

type Node = Readonly<Record<string, unknown>>;

/** What a query within another knows of the queries around it. */
interface Scope {
	/** Names of common table expressions: no tables, whatever they are called. */
	ctes: ReadonlySet<string>;
	/** Names of relations whose office is fixed. */
	fixed: ReadonlySet<string>;
}

/** A table in FROM, or a query there, which is checked by itself. */
interface Relation {
	name: string;
	isTenant: boolean;
}

await loadModule();

/**
 * Makes the check that every statement names the office of each table of an office that it reads or writes, by a
 * value or by joining to one whose office is known. Row-level security would protect the data all the same, but a
 * distributed database would have to ask every shard. The statement is parsed as PostgreSQL parses it.
 * @param tables the tables of an office, from the catalogue
 */
export function officeFilterCheck(tables: ReadonlySet<string>): (statement: string) => void {
	const seen = new Set<string>();
	return (statement) => {
		if (seen.has(statement)) return;
		const missing = unfiltered(statement, tables);
		if (missing.length > 0) {
			throw new Error(`a statement does not filter ${missing.join(', ')} by its office:\n${statement}`);
		}
		seen.add(statement);
	};
}

/** The relations of a statement whose office nothing fixes. */
export function unfiltered(statement: string, tables: ReadonlySet<string>): string[] {
	const missing: string[] = [];
	visit(parseSync(statement) as Node, { ctes: new Set(), fixed: new Set() });
	return missing;

	function visit(node: unknown, scope: Scope): void {
		if (Array.isArray(node)) return node.forEach((each) => visit(each, scope));
		if (!isNode(node)) return;
		for (const [key, value] of Object.entries(node)) {
			if (/^(Select|Update|Delete|Insert)Stmt$/.test(key)) visitQuery(value as Node, scope);
			else visit(value, scope);
		}
	}

	function visitQuery(query: Node, outer: Scope): void {
		const ctes = commonTables(query);
		const scope = { ...outer, ctes: new Set([...outer.ctes, ...ctes]) };
		if (query['larg'] && query['rarg']) {
			visitQuery(query['larg'] as Node, scope);
			visitQuery(query['rarg'] as Node, scope);
			return visit(query['withClause'], scope);
		}
		if ('cols' in query) checkInsert(query);
		else missing.push(...unfixed(query, scope));
		const inner = { ...scope, fixed: fixedIn(query, scope) };
		for (const [key, value] of Object.entries(query)) if (key !== 'relation') visit(value, inner);
	}

	function checkInsert({ relation, cols }: Node): void {
		const table = String((relation as Node)['relname']);
		const columns = (cols as Node[]).map((column) => (column['ResTarget'] as Node)['name']);
		if (isTenant(relation as Node, new Set()) && !columns.includes('office_id')) missing.push(table);
	}

	function isTenant(range: Node, ctes: ReadonlySet<string>): boolean {
		const [schema, table] = [range['schemaname'], String(range['relname'])];
		return (schema === undefined || schema === 'kesher') && !ctes.has(table) && tables.has(table);
	}

	function relationsOf(query: Node, ctes: ReadonlySet<string>): Relation[] {
		const found: Relation[] = [];
		const add = (range: Node) => found.push({ name: nameOf(range), isTenant: isTenant(range, ctes) });
		const walk = (item: unknown): void => {
			if (!isNode(item)) return;
			const [[kind, value] = ['', {}]] = Object.entries(item) as [string, Node][];
			if (kind === 'RangeVar') add(value);
			else if (kind === 'JoinExpr') [value['larg'], value['rarg']].forEach(walk);
			else if (kind === 'RangeSubselect') found.push({ name: nameOf(value), isTenant: false });
		};
		if (query['relation']) add(query['relation'] as Node);
		[query['fromClause'], query['usingClause']].forEach((list) => (list as unknown[] | undefined)?.forEach(walk));
		return found;
	}

	function fixedIn(query: Node, { ctes, fixed: outer }: Scope): Set<string> {
		const relations = relationsOf(query, ctes);
		const names = new Set(relations.map((relation) => relation.name));
		// A query in FROM has been checked by itself: what it calls office_id is fixed. Inner names hide outer ones.
		const fixed = new Set([
			...[...outer].filter((name) => !names.has(name)),
			...relations.filter((relation) => !relation.isTenant).map((relation) => relation.name)
		]);
		const [only] = relations.filter((relation) => relation.isTenant);
		const pairs = conditionsOf(query)
			.flatMap(equalities)
			.flatMap(([left, right]): [Node, Node][] => [
				[left, right],
				[right, left]
			]);
		for (let before = -1; before !== fixed.size;) {
			before = fixed.size;
			for (const [a, b] of pairs) {
				const name = officeColumn(a, only?.name);
				if (name !== undefined && isFixed(b, fixed, only?.name)) fixed.add(name);
			}
		}
		return fixed;
	}

	function unfixed(query: Node, scope: Scope): string[] {
		const fixed = fixedIn(query, scope);
		return relationsOf(query, scope.ctes)
			.filter((relation) => relation.isTenant && !fixed.has(relation.name))
			.map((relation) => relation.name);
	}
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null;
}

function nameOf(range: Node): string {
	return String((range['alias'] as Node | undefined)?.['aliasname'] ?? range['relname']);
}

function commonTables(query: Node): string[] {
	const ctes = ((query['withClause'] as Node | undefined)?.['ctes'] ?? []) as Node[];
	return ctes.map((cte) => String((cte['CommonTableExpr'] as Node)['ctename']));
}

/** What must hold for every row: the conditions of WHERE and of the joins, taken apart at AND. */
function conditionsOf(query: Node): Node[] {
	const found: unknown[] = [query['whereClause']];
	const walk = (item: unknown): void => {
		const join = isNode(item) ? (item['JoinExpr'] as Node | undefined) : undefined;
		if (!join) return;
		found.push(join['quals']);
		[join['larg'], join['rarg']].forEach(walk);
	};
	[query['fromClause'], query['usingClause']].forEach((list) => (list as unknown[] | undefined)?.forEach(walk));
	return found.flatMap(conjuncts);
}

function conjuncts(condition: unknown): Node[] {
	if (!isNode(condition)) return [];
	const all = condition['BoolExpr'] as Node | undefined;
	return all?.['boolop'] === 'AND_EXPR' ? (all['args'] as unknown[]).flatMap(conjuncts) : [condition];
}

/** The two sides of an equality; of one between rows, each pair. */
function equalities(condition: Node): [Node, Node][] {
	const expression = condition['A_Expr'] as Node | undefined;
	const operator = (expression?.['name'] as { String: { sval: string } }[] | undefined)?.[0]?.String.sval;
	if (!expression || expression['kind'] !== 'AEXPR_OP' || operator !== '=') return [];
	const [left, right] = [expression['lexpr'] as Node, expression['rexpr'] as Node];
	const rows = [left, right].map((side) => (side['RowExpr'] as Node | undefined)?.['args'] as Node[] | undefined);
	if (!rows[0] || !rows[1]) return [[left, right]];
	return rows[0].map((each, index): [Node, Node] => [each, rows[1]?.[index] ?? {}]);
}

/** Whose office a column is; undefined for any other expression. @param only the relation that a bare name is of */
function officeColumn(side: Node, only: string | undefined): string | undefined {
	const fields = (side['ColumnRef'] as { fields: { String?: { sval: string } }[] } | undefined)?.fields;
	const names = (fields ?? []).map((field) => field.String?.sval);
	if (names.at(-1) !== 'office_id') return undefined;
	return names.length > 1 ? names.at(-2) : only;
}

function isFixed(side: Node, fixed: ReadonlySet<string>, only: string | undefined): boolean {
	if ('ParamRef' in side || 'A_Const' in side) return true;
	if ('TypeCast' in side) return isFixed((side['TypeCast'] as Node)['arg'] as Node, fixed, only);
	const name = officeColumn(side, only);
	return name !== undefined && fixed.has(name);
}
