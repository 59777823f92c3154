/** Texts that any YAML 1.2 parser accepts. */
export const wellFormedSamples: readonly (readonly [string, string])[] = [
  ["a map", "a: 1\nb: two words\nc: http://example.com:80/x#y\nd: a:b\ne:\n"],
  ["nested maps", "a:\n  b:\n    c: 1\n  d: 2\ne:\n    f: 3\n"],
  ["lists", "- a\n- b\n-\n- c d\n"],
  ["lists of maps", "- a: 1\n  b: 2\n- c: 3\n-\n  d: 4\n- - x\n  - y\n-   - z\n"],
  ["lists at the key's column", "a:\n- b\n- c: 1\n  d: 2\ne:\n  - f\ng:\n- h\n- - i\n  - j\n"],
  ["comments", "# first\na: 1 # x\n\n  # odd\nb: c#d\n# last\nc: # nothing\n  - 1 # one\n  # between\n  - 2\n"],
  ["double quotes", 'a: "x\\n\\ty\\u0041\\x41\\U0001F600 \\" \\\\ \\/"\n"b c": "d: e # f"\n"g" : h\n'],
  ["single quotes", "a: 'it''s'\n'b:c': ''\nc: '{{ x }}'\n"],
  ["quotes over lines", 'a: "one\n  two\n\n  three \\\n  four"\nb: \'five\n\n\n  six\'\n"c":\n  "x\n  y"\n'],
  [
    "plain text over lines",
    "a: one\n  two\n\n  three\nb:\n  four\n  five # end\nc:\n  - six\n    seven\n  - eight - nine\n    - ten\n",
  ],
  [
    "literal blocks",
    "a: |\n  one\n   two\n\n  three\nb: |-\n  x: y\n  # no comment\nc: |+\n  z\n\nd: |2\n    four\n  two\ne: |\nf: 1\n",
  ],
  [
    "folded blocks",
    "a: >\n  one\n  two\n\n  three\n    more\n    indented\n  four\nb: >-\n\n  first\n  second\n\nc: >+\n  keep\n\n\nd: end\n",
  ],
  ["blocks in lists", "- |\n  a\n  b\n- >-\n  c\n  d\n- key: |\n    e\n  other: f\n- - |\n    g\n"],
  ["a block at the end", "a:\n  b: |\n    x\n      y"],
  ["a block at the top", "--- |\n a\n b\n"],
  ["flow lists", "a: [b, 'c', \"d\", e f]\nb: []\nc: [\n  x,\n  y, # why\n  [z]\n]\nd: [a, [b, [c]], {d: e}]\n"],
  [
    "flow maps",
    'a: {b: c, "d": e, f: , g: [h], \'i\': {j: k}}\nb: {}\nc: {\n  x: 1,\n  y: 2\n}\nd: {"k":"v","n":{"m":1}}\n',
  ],
  ["flow pairs", "a: [b: c, d: e f, 'g': h]\nb: {x, y: z, w}\nc: [http://a.example:80/b, a:b]\n"],
  ["flow text over lines", "a: [one\n  two, three]\nb: {four\n  five: six\n    seven}\n"],
  ["JSON", '{\n  "a": [1, 2.50, null, true],\n  "b": {"c": "d\\u00e9"},\n  "e": []\n}\n'],
  ["JSON with tabs", '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n'],
  ["documents", "a: 1\n---\nb: 2\n...\n---\n# nothing\n---\n- c\n--- d\n"],
  ["directives", "%YAML 1.2\n%TAG ! tag:example.com,2000:\n---\na: 1\n"],
  [
    "anchors and aliases",
    "a: &x\n  b: 1\nc: *x\nd: &y [1, 2]\ne: [*y, *x]\nf: &z text\ng: *z\nh:\n  - &i one\n  - *i\n",
  ],
  ["anchors of keys", "&k a: 1\nb: *k\nc: &m\n  d: 1\ne: *m\n*k : again\n"],
  ["anchors before lists", "a: &l\n  - 1\n  - 2\nb: *l\nc:\n  - &n {x: 1}\n  - <<: *n\n    y: 2\n"],
  [
    "tags",
    "a: !secret x\nb: !include file.yaml\nc: !!str 12\nd: !map\n  e: 1\nf: !reference [a, b]\ng: !<tag:x,1> h\n",
  ],
  ["explicit keys", "? a\n: b\n? c\n? |\n  block\n: - x\n  - y\nd: e\n"],
  ["collections as keys", "? [a, b]\n: c\n[d]: e\n{f: g}: h\n"],
  ["indicators inside text", "a: b-c\nb: x & y\nc: m*n\nd: q?\ne: -1\nf: --flag\ng: a{b}\nh: ?x\ni: :y\nj: a, b\n"],
  ["keys with odd characters", "a b: 1\nc/d@e: 2\n/foo/1.0.0: 3\n'@scope/x@1': 4\n\"@scope/y\": 5\nx.y[z]: 6\n10: 7\n"],
  ["windows paths", 'a: C:\\x\\y\nb: "C:\\\\x"\n'],
  [
    "numbers of keys",
    'services:\n  web:\n    ports:\n      - 80:80\n      - "443:443"\n    environment:\n      A: 1\n',
  ],
  ["spaces after colons", "a:    1\nb:\t2\nc :  3\nd:   \n  e: 4\n"],
  ["trailing spaces", "a: 1   \nb:   \n  - x   \n  \nc: d  # e  \n"],
  ["no line end", "a:\n  - b: c"],
  ["a scalar", "just text\nover lines\n"],
  ["a quoted scalar", '"x: y"\n'],
  ["no text", ""],
  ["only comments", "# a\n\n  # b\n"],
  ["unicode", '名: 华为\n"😀": 😀\nb: é\n'],
  ["deeper lists of lists", "-\n  -\n    - a\n    -\n      b: c\n  - d\n"],
  ["maps after lists", "a:\n  - b:\n      - c\n    d:\n    - e\n    f: g\nh: i\n"],
  ["empty values", "a:\nb:\n  c:\n  d:\ne: ''\nf: []\n"],
  [
    "script blocks",
    "steps:\n  - run: |\n      if [ -z \"$X\" ]; then\n        echo '{{ a }}'\n      fi\n  - run: >\n      pip install x==1\n      y==2\n",
  ],
  ["expressions", "a: ${{ github.ref == 'x' && 'y' || 'z' }}\nb: ${{ matrix.os }}\n"],
];

interface Sample {
  readonly name: string;
  readonly text: string;
  /** The documents as JSON, maps as lists of pairs. */
  readonly reads: string;
  /** Offset and message. */
  readonly problems?: readonly string[];
}

/** Texts that are not YAML and that people keep in YAML files all the same. */
export const oddSamples: readonly Sample[] = [
  {
    name: "template values",
    text: "image: {{ .Values.repo }}:{{ .Values.tag }}\nb: x{{ y }}\nc: [{{ z }}, w]\n",
    reads: '[[["image","{{ .Values.repo }}:{{ .Values.tag }}"],["b","x{{ y }}"],["c",["{{ z }}","w"]]]]',
  },
  {
    name: "template lines",
    text: '{{- if .x }}\na: 1\n{{- end }}\n{{- /* a\n b: 2 */ -}}\nc:\n  {{- toYaml . | nindent 2 }}\n  d: 3\n{% set v = "1" %}\n{# e: 4 #}\n',
    reads: '[[["a","1"],["c",[["d","3"]]]]]',
  },
  { name: "template keys", text: "{{ a }}: 1\n{{ b }}-c: 2\n", reads: '[[["{{ a }}","1"],["{{ b }}-c","2"]]]' },
  {
    name: "a flow collection closed at the key's column",
    text: "a: [\n  b\n]\nc: {\n  d: 1\n}\ne: 2\n",
    reads: '[[["a",["b"]],["c",[["d","1"]]],["e","2"]]]',
  },
  { name: "words that begin with reserved characters", text: "a: @b/c\n", reads: '[[["a","@b/c"]]]' },
];

/** Broken texts: what is wrong is said, and the rest is read. */
export const brokenSamples: readonly Sample[] = [
  {
    name: "a key that is being typed",
    text: "a:\n  b: 1\n  foo\n  c: 2\n",
    reads: '[[["a",[["b","1"],["foo",""],["c","2"]]]]]',
    problems: ["12 expected a key and ':'"],
  },
  {
    name: "a first key that is being typed",
    text: "a:\n  foo\n  b: 1\nc:\n  - bar\n    d: 2\n  - e\n",
    reads: '[[["a",[["foo",""],["b","1"]]],["c",[[["bar",""],["d","2"]],"e"]]]]',
    problems: ["5 expected ':' after the key", "23 expected ':' after the key"],
  },
  {
    name: "a string that is not closed",
    text: 'a: "x\nb: "y"\nc: 1\n',
    reads: '[[["a","x"],["b","y"],["c","1"]]]',
    problems: ["3 the string is not closed"],
  },
  {
    name: "a list that is not closed",
    text: "a: [x, y\nb: 1\n",
    reads: '[[["a",["x","y"]],["b","1"]]]',
    problems: ["3 the collection is not closed"],
  },
  {
    name: "a wrong bracket",
    text: "a: [x}, y]\nb: {c: [d}\ne: 1\n",
    reads: '[[["a",["x","y"]],["b",[["c",["d"]]]],["e","1"]]]',
    problems: ["5 unexpected '}'", "20 unexpected '}'"],
  },
  {
    name: "tabs",
    text: "a:\n\tb: 1\n\tc: 2\n",
    reads: '[[["a",[["b","1"],["c","2"]]]]]',
    problems: ["3 tabs may not indent", "9 tabs may not indent"],
  },
  {
    name: "too deep",
    text: "a:\n  b: 1\n    c: 2\n  d: 3\n",
    reads: '[[["a",[["b","1"],["c","2"],["d","3"]]]]]',
    problems: ["14 the key is indented deeper than those before it"],
  },
  {
    name: "not deep enough",
    text: "a:\n    b: 1\n  c: 2\n  d: 3\ne: 4\n",
    reads: '[[["a",[["b","1"],["c","2"],["d","3"]]],["e","4"]]]',
    problems: ["12 the indentation fits no line above"],
  },
  {
    name: "an item where a key is expected",
    text: "a: 1\n- b\nc: 2\n",
    reads: '[[["a","1"],["c","2"]]]',
    problems: ["5 an item where a key is expected"],
  },
  {
    name: "two colons",
    text: "a: b: c\nd: 1\n",
    reads: '[[["a","b: c"],["d","1"]]]',
    problems: ["4 a second ': ' on the line: the text must be quoted"],
  },
  {
    name: "text after a value",
    text: "a: 'b' c\nd: [e] f\ng: 1\n",
    reads: '[[["a","b"],["d",["e"]],["g","1"]]]',
    problems: ["7 unexpected text after the value", "16 unexpected text after the value"],
  },
  {
    name: "an unknown alias",
    text: "a: *b\nc: *.js\n",
    reads: '[[["a","*b"],["c","*.js"]]]',
    problems: ["3 nothing is anchored as 'b'", "9 nothing is anchored as '.js'"],
  },
  {
    name: "a missing comma",
    text: "a: ['b' 'c', d]\n",
    reads: '[[["a",["b","c","d"]]]]',
    problems: ["8 expected ','"],
  },
  {
    name: "merge marks",
    text: "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
    reads: '[[["a","1"],["<<<<<<< HEAD",""],["b","2"],["=======",""],["b","3"]]]',
    problems: [
      "5 expected a key and ':'",
      "23 expected a key and ':'",
      "36 expected the end of the line after the block indicator",
      "36 expected a key and ':'",
    ],
  },
];
