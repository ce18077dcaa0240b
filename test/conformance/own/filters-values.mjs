/** Built-in filters that take numbers, lists, dictionaries, dates and truth values. */
const dates = `
import datetime as dt
d = dt.date(2026, 1, 9)
t = dt.time(4, 5, 6, 7)
n = dt.datetime(2007, 9, 4, 0, 30, 5, 123456)
a = dt.datetime(2007, 9, 4, 13, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))
noon = dt.time(12, 0)
midnight = dt.time(0, 0)
first = dt.date(1999, 12, 31)
`;
const people = {
  x: [
    { name: 'Zed', age: 19 },
    { name: 'amy', age: 22 },
    { name: 'Joe', age: 31 },
    { name: 'Bob', age: 19 },
  ],
};
const spans = `
import datetime as dt
base = dt.datetime(2026, 3, 31, 12, 0)
def ago(**how): return base - dt.timedelta(**how)
a = ago(minutes=1, seconds=59); b = ago(hours=1, minutes=5); c = ago(days=1, hours=1); d = ago(days=8)
e = ago(days=31); f = ago(days=400); g = ago(days=3000); h = ago(seconds=30); i = ago(days=-1)
aware = dt.datetime(2026, 3, 31, 10, 0, tzinfo=dt.timezone.utc)
abase = dt.datetime(2026, 3, 31, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
day = dt.date(2026, 3, 1); dbase = dt.date(2026, 3, 31)
feb = dt.datetime(2024, 2, 29); mar = dt.datetime(2025, 3, 28)
`;

export default {
  'add numbers and numeric text': [
    '{{ a|add:2 }}|{{ a|add:b }}|{{ c|add:"2" }}|{{ d|add:1 }}',
    { a: 4, b: '5', c: '7', d: 1.9 },
  ],
  'add text and lists': [
    '{{ a|add:b }}|{{ l|add:m|join:"," }}|[{{ l|add:a }}]|[{{ n|add:a }}]',
    { a: 'x', b: '<y>', l: [1], m: [2], n: null },
  ],
  'add tuples, dates': {
    template: '{{ t|add:u }}|{{ d|add:s }}',
    python: 'import datetime as dt\nt = (1,); u = (2,); d = dt.date(2026, 1, 1); s = dt.timedelta(days=40)',
  },
  'date formats of a date': {
    template:
      '{{ d|date }}|{{ d|date:"D d M Y" }}|{{ d|date:"jS F y, l N n m z t L W o" }}|{{ d|date:"\\Y w b E" }}',
    python: dates,
  },
  'date formats of a naive datetime': {
    template:
      '{{ n|date:"Y-m-d H:i:s.u g G h A a f P" }}|{{ n|date:"c" }}|{{ n|date:"r" }}|{{ n|date:"U" }}|{{ n|date:"e O T Z I" }}',
    python: dates,
  },
  'date formats of an aware datetime': {
    template:
      '{{ a|date:"c r U e O T Z" }}|{{ a|date:"SHORT_DATETIME_FORMAT" }}|{{ a|date:"DATETIME_FORMAT" }}|{{ a }}',
    python: dates,
  },
  'date with named formats': {
    template:
      '{{ d|date:"DATE_FORMAT" }}|{{ d|date:"SHORT_DATE_FORMAT" }}|{{ d|date:"YEAR_MONTH_FORMAT" }}|{{ d|date:"MONTH_DAY_FORMAT" }}|{{ d|date:"" }}',
    python: dates,
  },
  'date of a time format and of no date': {
    template: '[{{ t|date:"Y" }}][{{ x|date:"Y" }}][{{ y|date }}][{{ z|date }}]',
    context: { x: 'text', y: null, z: '' },
    python: dates,
  },
  'date at the turn of the year': {
    template: '{{ first|date:"o W z y Y L t S" }} {{ first|date:"jS" }}',
    python: dates,
  },
  'time formats': {
    template:
      '{{ t|time }}|{{ t|time:"H:i:s.u" }}|{{ noon|time:"P" }}|{{ midnight|time:"P" }}|{{ n|time:"P f g:i A" }}|{{ t|time:"TIME_FORMAT" }}',
    python: dates,
  },
  'time of no time': {
    template: '[{{ x|time:"H" }}][{{ d|time:"H" }}][{{ y|time }}]',
    context: { x: 'text', y: null },
    python: dates,
  },
  'dates without a filter': { template: '{{ d }}|{{ t }}|{{ n }}|{{ noon }}', python: dates },
  default: [
    '{% for v in x %}{{ v|default:"-" }},{% endfor %}{{ missing|default:"none" }}',
    { x: ['', 0, null, false, [], 'a', 0.0] },
  ],
  default_if_none: [
    '{% for v in x %}{{ v|default_if_none:"-" }},{% endfor %}[{{ missing|default_if_none:"-" }}]',
    { x: ['', 0, null, false] },
  ],
  'default with a variable, escaped and not': [
    '{{ a|default:b }}|{{ a|default:"<lit>" }}|{{ a|default_if_none:b }}',
    { a: null, b: '<b>' },
  ],
  'dictsort by key': [
    '{% for p in x|dictsort:"age" %}{{ p.name }}{{ p.age }} {% endfor %}|{% for p in x|dictsort:"name" %}{{ p.name }} {% endfor %}',
    people,
  ],
  'dictsortreversed by key': ['{% for p in x|dictsortreversed:"age" %}{{ p.name }} {% endfor %}', people],
  'dictsort by position and by nested key': [
    '{{ x|dictsort:0 }}|{{ x|dictsort:"1" }}|{% for p in y|dictsort:"a.b" %}{{ p.a.b }}{% endfor %}',
    {
      x: [
        ['a', 42],
        ['c', 12],
        ['b', 7],
      ],
      y: [{ a: { b: 3 } }, { a: { b: 1 } }],
    },
  ],
  'dictsort of what has no such key': [
    '[{{ x|dictsort:"nope" }}][{{ y|dictsort:"a" }}][{{ z|dictsortreversed:"a" }}]',
    { x: [{ a: 1 }], y: 5, z: [1, { a: 1 }] },
  ],
  divisibleby: [
    '{% for n in x %}{{ n|divisibleby:3 }} {% endfor %}{% if 21|divisibleby:"7" %}yes{% endif %}',
    { x: [0, 3, 4, '9'] },
  ],
  'divisibleby zero': { template: '{{ 5|divisibleby:0 }}', anyMessage: 'Python 3.14 words it otherwise' },
  filesizeformat: [
    '{% for n in x %}{{ n|filesizeformat }}|{% endfor %}',
    { x: [0, 1, 1023, 1024, 123456789, 1e12, 1125899906842624, -2048, 'x', null, 1536.5] },
  ],
  'first and last': [
    '{{ x|first }}|{{ x|last }}|[{{ e|first }}{{ e|last }}]|{{ s|first }}{{ s|last }}',
    { x: ['<a>', 'b', 'c'], e: [], s: 'xyz' },
  ],
  'first of what has no order': ['{{ x|first }}', { x: 5 }],
  'floatformat without argument': [
    '{% for n in x %}{{ n|floatformat }} {% endfor %}',
    '{"x": [34.23234, 34.00000, 34.26000, 34, -0.0, 0.05, "7.7", "x", null, 1e23, 1e-7, true]}',
  ],
  'floatformat with places': [
    '{% for n in x %}{{ n|floatformat:3 }} {{ n|floatformat:"0" }} {{ n|floatformat:"-3" }}|{% endfor %}',
    '{"x": [34.23234, 34.00000, 34.26000, 39.56000, 0.5, 1.5, 2.5, -0.001]}',
  ],
  'floatformat grouped and unlocalized': [
    '{{ x|floatformat:"2g" }}|{{ x|floatformat:"g" }}|{{ x|floatformat:"2u" }}|{{ x|floatformat:"-3gu" }}',
    '{"x": 34232.34}',
  ],
  'floatformat of specials': {
    template:
      '{{ a|floatformat:2 }}|{{ b|floatformat }}|{{ c|floatformat:2 }}|{{ d|floatformat:"x" }}|{{ e|floatformat:20 }}',
    python:
      'from decimal import Decimal\na = float("nan"); b = float("inf"); c = Decimal("123456789.555"); d = 1.5; e = 0.1',
  },
  get_digit: [
    '{% for n in "123405" %}{{ x|get_digit:n }}{% endfor %}|{{ x|get_digit:0 }}|{{ x|get_digit:9 }}|{{ y|get_digit:1 }}',
    { x: 123456, y: 'abc' },
  ],
  join: [
    '{{ x|join:" // " }}|{{ x|join:"<br>" }}|{{ x|join:sep }}|{{ n|join:"," }}|{% autoescape off %}{{ x|join:sep }}{% endautoescape %}',
    { x: ['a', '<b>', 1], sep: '&', n: 7 },
  ],
  length: [
    '{{ x|length }}|{{ s|length }}|{{ d|length }}|{{ n|length }}|{{ missing|length }}|{% if x|length > 2 %}many{% endif %}',
    { x: [1, 2, 3], s: 'ü😀', d: { a: 1 }, n: 5 },
  ],
  'random of one': ['{{ x|random }}|{{ y|random }}', { x: ['<only>'], y: 'z' }],
  'random is one of them': [
    '{% with r=x|random %}{% if r in x %}yes{% endif %}{% endwith %}',
    { x: [1, 2, 3] },
  ],
  'random of none': ['[{{ x|random }}]', { x: [] }],
  slice: [
    '{{ x|slice:":2" }}|{{ x|slice:"1:" }}|{{ x|slice:"-1" }}|{{ x|slice:"::2" }}|{{ x|slice:"::-1" }}|{{ s|slice:"1:3" }}',
    { x: [1, 2, 3, 4], s: 'hello' },
  ],
  'slice of what cannot be sliced': [
    '{{ x|slice:":2" }}|{{ y|slice:"a:b" }}|{{ z|slice:":1" }}',
    { x: 5, y: [1, 2], z: { a: 1 } },
  ],
  'slice by a number': ['{{ x|slice:2 }}', { x: [1, 2, 3] }],
  timesince: {
    template:
      '{{ a|timesince:base }}|{{ b|timesince:base }}|{{ c|timesince:base }}|{{ d|timesince:base }}|{{ e|timesince:base }}|{{ f|timesince:base }}|{{ g|timesince:base }}|{{ h|timesince:base }}|{{ i|timesince:base }}',
    python: spans,
  },
  'timesince of dates and zones': {
    template:
      '{{ aware|timesince:abase }}|{{ day|timesince:dbase }}|{{ feb|timesince:mar }}|{{ mar|timesince:feb }}',
    python: spans,
  },
  timeuntil: {
    template:
      '{{ base|timeuntil:a }}|{{ base|timeuntil:b }}|{{ base|timeuntil:f }}|{{ i|timeuntil:base }}|{{ a|timeuntil:base }}|{{ dbase|timeuntil:day }}',
    python: spans,
  },
  'timesince and timeuntil of nothing': [
    '[{{ x|timesince }}][{{ y|timeuntil }}][{{ z|timesince }}]',
    { x: null, y: '', z: 'text' },
  ],
  'timesince of naive and aware': { template: '{{ base|timesince:aware }}', python: spans },
  unordered_list: [
    '{{ x|unordered_list }}',
    { x: ['States', ['Kansas', ['Lawrence', 'Topeka'], 'Illinois <b>']] },
  ],
  'unordered_list flat, safe, deep': [
    '{{ x|unordered_list }}|{% autoescape off %}{{ x|unordered_list }}{% endautoescape %}|{{ y|unordered_list }}',
    { x: ['<a>', 'b'], y: ['a', ['b', ['c', ['d', ['e']]]]] },
  ],
  yesno: [
    '{% for v in x %}{{ v|yesno }} {{ v|yesno:"yeah,no,maybe" }} {{ v|yesno:"yeah,no" }} {{ v|yesno:"one" }}|{% endfor %}',
    { x: [true, false, null, '', 'a', 0] },
  ],
  'yesno escapes': ['{{ x|yesno:"<b>,no" }}|{{ x|yesno:y }}', { x: true, y: '<i>,n' }],
  'safe keeps lists of numbers': ['{{ x|safe }}|{{ x }}|{{ d }}', { x: [1, '<a>'], d: { a: '<b>' } }],
  'numbers as they are': [
    '{{ i }}|{{ f }}|{{ g }}|{{ big }}|{{ e }}|{{ neg }}|{{ z }}',
    '{"i": 1234567, "f": 1.0, "g": 0.1, "big": 123456789012345678901234567890, "e": 1e100, "neg": -5, "z": -0.0}',
  ],
  'numbers written in templates': ['{{ 1 }}|{{ 1.50 }}|{{ -3 }}|{{ 1e3 }}|{{ +7 }}'],
  'get_digit of text and negative numbers': [
    '{{ x|get_digit:2 }}|{{ n|get_digit:1 }}|{{ n|get_digit:"x" }}|{{ z|get_digit:-1 }}',
    { x: '987', n: -12, z: 5 },
  ],
  'last of text, tuples and generators': {
    template: '{{ t|last }}|{{ s|last }}',
    context: { s: '<é>' },
    python: 't = (1, "<b>")',
  },
  'last of what has no order': ['{{ x|last }}', { x: null }],
  'json_script and join of nothing': ['{{ e|join:"," }}[{{ d|json_script:"d" }}]', { e: [], d: {} }],
};
