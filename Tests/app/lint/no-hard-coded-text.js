/**
 * A rule for `deno lint`: what a person reads comes from the catalogues by `text("section.name")`, never from a literal.
 *
 * It looks where texts end up: the content of elements that `h` and `svg` build, their labels and the like, announcements,
 * and the members of plain objects that components show.
 */

/** Which arguments of a call become text. @type {Record<string, (args: any[]) => any[]>} */
const shownArguments = {
  h: ([name, , ...content]) => (literalElements.has(name?.value) ? [] : content),
  svg: ([, , ...content]) => content,
  fragment: (content) => content,
  notice: ([, ...content]) => content,
  empty: ([, reason]) => [reason],
  announce: ([text]) => [text],
  openDialog: ([title]) => [title],
};
const spokenAttributes = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "alt",
  "placeholder",
  "title",
]);
const shownMembers = new Set(["label", "heading", "hint", "reason", "action", "caption", "summary"]);
/** Elements that show code, keys and samples as they are. */
const literalElements = new Set(["code", "kbd", "samp", "pre"]);
/** Names that are the same in every language. */
const properNames = new Set([
  "Easybilling",
  "English",
  "Русский",
  "中文",
  "curl",
  "Python",
  "JavaScript",
  "JSON",
  "JSON-RPC",
  "CSV",
  "API",
  "UTC",
]);

/** @param {string} literal */
function isText(literal) {
  const words = literal.match(/\p{L}[\p{L}-]*/gu) ?? [];
  return words.some((word) => !properNames.has(word) && !/^[A-Z]{3}$/.test(word));
}

/** @type {any} */
const rule = {
  /** @param {any} context */
  create(context) {
    /** Reports the literals that an expression may become. @param {any} node */
    const look = (node) => {
      switch (node?.type) {
        case "Literal":
          if (typeof node.value === "string" && isText(node.value)) report(node);
          break;
        case "TemplateLiteral":
          if (node.quasis.some((/** @type {any} */ part) => isText(part.cooked ?? ""))) report(node);
          break;
        case "ArrayExpression":
          node.elements.forEach(look);
          break;
        case "ConditionalExpression":
          look(node.consequent);
          look(node.alternate);
          break;
        case "LogicalExpression":
          look(node.right);
          if (node.operator !== "&&") look(node.left);
          break;
        case "BinaryExpression":
          if (node.operator === "+") [node.left, node.right].forEach(look);
          break;
        case "ArrowFunctionExpression":
          if (node.body.type !== "BlockStatement") look(node.body);
          break;
      }
    };
    const report = (/** @type {any} */ node) =>
      context.report({
        node,
        message:
          'A text for people stands here in one language: put it into the catalogues, and write text("section.name").',
      });
    return {
      /** @param {any} node */
      CallExpression(node) {
        const name = node.callee.name ?? node.callee.property?.name;
        if (Object.hasOwn(shownArguments, name)) shownArguments[name](node.arguments).forEach(look);
      },
      /** @param {any} node */
      Property(node) {
        const name = node.key.name ?? node.key.value;
        if (spokenAttributes.has(name) || shownMembers.has(name)) look(node.value);
      },
    };
  },
};

export default { name: "texts", rules: { "no-hard-coded-text": rule } };
