import { z } from 'zod';
import { choice, email, id, known, text } from '#kernel/fields.ts';
import { ROLES } from './member.ts';

export const memberForm = z.object({ name: text({ max: 100 }), email: known(email()), role: choice(ROLES) });

export const roleForm = z.object({ id: id(), role: choice(ROLES) });

/** One member, for whom something is done. */
export const memberIdForm = z.object({ id: id() });
