import { boxOf, type Label, leaderOf, type Slot, slotsFor } from './label-candidates.ts';
import {
	around,
	type Box,
	cross,
	distance,
	distanceToSegment,
	isInside,
	overlap,
	passes,
	type Segment,
	union
} from './plane.ts';

export interface Surroundings {
	frame: Box;
	/** Nothing may be written over these. */
	taken: readonly Box[];
	/** Lines that a label had better not hide. */
	lines: readonly Segment[];
	/** Small land that a label would hide as a whole. */
	islands: readonly Box[];
}

export interface Placed extends Slot {
	leader?: Segment;
}

interface Candidate {
	slot: Slot;
	box: Box;
	leader: Segment | undefined;
	/** The box with the leader: labels whose reaches are apart have nothing to do with each other. */
	reach: Box;
	/** What it costs whatever the other labels do. */
	cost: number;
}

/** Costs: what must not happen, what is bad, what is a blemish. */
const MUST_NOT = 10_000;
const BAD = 400;
const POOR = 90;
const ISLAND_HIDDEN = 16;
const LINE_HIDDEN = 12;
const LEADER_OVER_LINE = 3;
const LEADER_LENGTH = 0.25;
const APART = 2;
const ROUNDS = 12;
const MOST_PUSHED = 3;
const MOST_TRIED = 24;
/** From here on the finer search would take longer than the rest of the document. */
const MANY = 30;

/**
 * Places labels so that none covers another, a dot, or the frame, and leaders do not tangle. A search by improvement:
 * each label in turn takes the best slot given the others, pairs change slots, one pushes others aside, until nothing
 * helps.
 * The same input gives the same drawing.
 */
export function placeLabels(labels: readonly Label[], surroundings: Surroundings): Placed[] {
	const slots = slotsFor(labels);
	const candidates = labels.map((label, index) =>
		(slots[index] ?? []).map((slot) => weigh(labels, index, slot, label, surroundings)).sort((a, b) => a.cost - b.cost)
	);
	const chosen = firstGuess(candidates);
	for (let round = 0; round < ROUNDS; round += 1) {
		const steps = (labels.length > MANY ? [improveEach] : [improveEach, swapPairs, pushAside]).map((step) =>
			step(candidates, chosen)
		);
		if (!steps.includes(true)) break;
	}
	return chosen.map(({ slot, leader }) => (leader ? { ...slot, leader } : slot));
}

function weigh(
	labels: readonly Label[],
	index: number,
	slot: Slot,
	label: Label,
	{ frame, taken, lines, islands }: Surroundings
): Candidate {
	const box = boxOf(label, slot);
	const leader = leaderOf(label, slot);
	let cost = slot.base;
	if (!isInside(box, frame)) cost += 2 * MUST_NOT;
	for (const each of taken) {
		if (overlap(box, each, APART)) cost += MUST_NOT;
		if (leader && passes(leader, each)) cost += BAD;
	}
	labels.forEach((other, at) => {
		const isOwn = at === index;
		if (overlap(box, around(other.dot, other.reach), isOwn ? -other.reach : 0)) cost += MUST_NOT;
		if (leader && !isOwn && distanceToSegment(other.dot, leader) < other.reach) cost += POOR;
	});
	for (const line of lines) {
		if (passes(line, box)) cost += LINE_HIDDEN;
		if (leader && cross(leader, line)) cost += LEADER_OVER_LINE;
	}
	// Once, however many: in an archipelago there is no other place.
	if (islands.some((island) => overlap(box, island))) cost += ISLAND_HIDDEN;
	if (leader) cost += LEADER_LENGTH * distance(leader.from, leader.to);
	return { slot, box, leader, reach: leader ? union(box, around(leader.to, 0)) : box, cost };
}

/** What two labels cost each other. */
function clash(one: Candidate, other: Candidate): number {
	if (!overlap(one.reach, other.reach, APART)) return 0;
	let cost = 0;
	if (overlap(one.box, other.box, APART)) cost += MUST_NOT;
	if (one.leader && passes(one.leader, other.box)) cost += BAD;
	if (other.leader && passes(other.leader, one.box)) cost += BAD;
	if (one.leader && other.leader && cross(one.leader, other.leader)) cost += BAD;
	return cost;
}

/** The labels with the fewest good places choose first. */
function firstGuess(candidates: readonly Candidate[][]): Candidate[] {
	const freedom = candidates.map((own) => own.filter(({ cost }) => cost < POOR / 2).length);
	const order = candidates.map((_, index) => index).sort((a, b) => (freedom[a] ?? 0) - (freedom[b] ?? 0) || a - b);
	const placed: Candidate[] = [];
	const chosen: Candidate[] = [];
	for (const index of order) {
		const best = cheapest(candidates[index] ?? [], placed);
		placed.push(best);
		chosen[index] = best;
	}
	return chosen;
}

function improveEach(candidates: readonly Candidate[][], chosen: Candidate[]): boolean {
	let hasMoved = false;
	candidates.forEach((own, index) => {
		const others = chosen.filter((_, at) => at !== index);
		const best = cheapest(own, others);
		const current = chosen[index] as Candidate;
		if (total(best, others) < total(current, others)) {
			chosen[index] = best;
			hasMoved = true;
		}
	});
	return hasMoved;
}

/** Two labels of one crowd may stand in each other's slots: that is how leaders that cross come apart. */
function swapPairs(candidates: readonly Candidate[][], chosen: Candidate[]): boolean {
	let hasSwapped = false;
	for (let a = 0; a < chosen.length; a += 1) {
		for (let b = a + 1; b < chosen.length; b += 1) {
			const [one, other] = [chosen[a] as Candidate, chosen[b] as Candidate];
			const oneMoved = sameSlot(candidates[a] ?? [], other.slot);
			const otherMoved = sameSlot(candidates[b] ?? [], one.slot);
			if (!oneMoved || !otherMoved) continue;
			const others = chosen.filter((_, at) => at !== a && at !== b);
			const before = total(one, others) + total(other, others) + clash(one, other);
			const after = total(oneMoved, others) + total(otherMoved, others) + clash(oneMoved, otherMoved);
			if (after >= before) continue;
			chosen[a] = oneMoved;
			chosen[b] = otherMoved;
			hasSwapped = true;
		}
	}
	return hasSwapped;
}

/** A label takes a better slot, and those that it would clash with look for another one: kept when all together gain. */
function pushAside(candidates: readonly Candidate[][], chosen: Candidate[]): boolean {
	let hasPushed = false;
	candidates.forEach((own, index) => {
		for (const candidate of own.slice(0, MOST_TRIED)) {
			const current = chosen[index] as Candidate;
			const rest = chosen.filter((_, at) => at !== index);
			if (candidate.cost >= total(current, rest)) break;
			const moved = chosen.with(index, candidate);
			const inTheWay = moved.flatMap((each, at) => (at !== index && clash(each, candidate) > 0 ? [at] : []));
			if (inTheWay.length > MOST_PUSHED) continue;
			for (const at of inTheWay) {
				const others = moved.filter((_, place) => place !== at);
				moved[at] = cheapest(candidates[at] ?? [], others);
			}
			if (sum(moved) >= sum(chosen)) continue;
			moved.forEach((each, at) => (chosen[at] = each));
			hasPushed = true;
		}
	});
	return hasPushed;
}

function sum(chosen: readonly Candidate[]): number {
	return chosen.reduce((cost, one, at) => total(one, chosen.slice(0, at)) + cost, 0);
}

function sameSlot(candidates: readonly Candidate[], { x, y, anchor }: Slot): Candidate | undefined {
	return candidates.find(({ slot }) => slot.isLed && slot.x === x && slot.y === y && slot.anchor === anchor);
}

function cheapest(candidates: readonly Candidate[], others: readonly Candidate[]): Candidate {
	let best = candidates[0] as Candidate;
	let least = Infinity;
	for (const candidate of candidates) {
		// They are sorted by what they cost alone.
		if (candidate.cost >= least) break;
		const cost = total(candidate, others, least);
		if (cost < least) [best, least] = [candidate, cost];
	}
	return best;
}

/** What a label costs among the others; no more than the limit is worth knowing. */
function total(candidate: Candidate, others: readonly Candidate[], limit = Infinity): number {
	let cost = candidate.cost;
	for (const other of others) {
		cost += clash(candidate, other);
		if (cost >= limit) break;
	}
	return cost;
}
