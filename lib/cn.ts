/**
 * Joins class names. Of two Tailwind classes that set the same property, the style sheet's later one wins, not the
 * later argument: mark what overrides (`px-2!`).
 */
export { clsx as cn } from "clsx";
