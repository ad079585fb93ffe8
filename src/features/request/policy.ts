import { BUSY, DIRECTORS, EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

/** Who decides is a rule of initiatives. */
export const requestRules: Rules<
	'view' | 'edit' | 'ask' | 'assess' | 'talk' | 'sign' | 'unsign' | 'recommend' | 'endorse' | 'result' | 'weigh'
> = {
	view: EVERYBODY,
	edit: WRITERS,
	/** To name those whose assessment is awaited. */
	ask: WRITERS,
	/** The departments as well: what a partner would be good for is theirs to say. */
	assess: BUSY,
	talk: WRITERS,
	sign: WRITERS,
	/** To take back a signature that was recorded by mistake, as a decision is. */
	unsign: DIRECTORS,
	/** To write what the council is told. */
	recommend: WRITERS,
	/** To stand for it. */
	endorse: DIRECTORS,
	/** To read what assessors made of it before it is told to the council; each after they have handed in their own. */
	result: BUSY,
	/** To change what requests are measured by. */
	weigh: DIRECTORS
};
