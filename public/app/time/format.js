import { language } from "../language/words.js";

/** By language and options: to make one takes longer than to use it a hundred times. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A moment as the person's language writes it.
 *
 * @param {Intl.DateTimeFormatOptions} options @param {Date} moment
 */
export function written(options, moment) {
  const name = `${language.value} ${JSON.stringify(options)}`;
  let format = formats.get(name);
  if (!format) formats.set(name, format = new Intl.DateTimeFormat(language.value, options));
  return format.format(moment);
}
