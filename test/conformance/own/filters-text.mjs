/** Built-in filters that take text. */
const html = { x: '<b>Tom & "Ann"</b>', s: "it's" };
const long = { x: 'Joel is a slug and a half' };
const python = `
from django.utils.safestring import mark_safe
safe = mark_safe("<i>safe & sound</i>")
class Thing:
    def __str__(self):
        return "<thing>"
thing = Thing()
`;

export default {
  'addslashes quotes, backslashes': ['{{ x|addslashes }}', { x: 'I\'m "here" \\ there' }],
  'addslashes a number': ['{{ x|addslashes }}', { x: 5 }],
  'addslashes safe text stays safe': { template: '{{ safe|addslashes }}', python },
  'capfirst text, number, empty': [
    '{{ a|capfirst }}|{{ b|capfirst }}|{{ c|capfirst }}|{{ d|capfirst }}',
    { a: 'django', b: 12, c: '', d: 'élan' },
  ],
  'capfirst escapes': ['{{ x|capfirst }}', { x: '<a>' }],
  'center and both sides': ['"{{ x|center:"15" }}"{{ x|ljust:10 }}"{{ x|rjust:"10" }}"', { x: 'Django' }],
  'center by less than the length': ['"{{ x|center:3 }}"', { x: 'Django' }],
  'center by no number': ['{{ x|center:"wide" }}', { x: 'Django' }],
  'ljust of unicode': ['"{{ x|ljust:4 }}"{{ x|rjust:4 }}"', { x: 'ü😀' }],
  'cut one character': ['{{ x|cut:" " }}', { x: 'String with spaces' }],
  'cut makes safe text unsafe unless ;': { template: '{{ safe|cut:"&" }}|{{ safe|cut:";" }}', python },
  'cut several characters': ['{{ x|cut:"ab" }}', { x: 'abcabc' }],
  'escape once, and again': [
    '{{ x|escape }}|{{ x|escape|escape }}|{% autoescape off %}{{ x|escape }}{% endautoescape %}',
    html,
  ],
  'escape an object': { template: '{{ thing }}|{{ thing|escape }}|{{ thing|safe }}', python },
  escapejs: [
    '{{ x|escapejs }}',
    { x: 'testing\r\n\'javascript "string" <b>&amp;</b>\\ \u2028 `${x}`; a=b-c' },
  ],
  'escapeseq and join': [
    '{% autoescape off %}{{ x|escapeseq|join:", " }}{% endautoescape %}|{{ x|escapeseq|join:"<br>" }}',
    { x: ['<a>', '&', 1] },
  ],
  'force_escape before and after other filters': [
    '{{ x|linebreaks|force_escape }}|{{ x|force_escape|linebreaks }}|{{ x|force_escape|force_escape }}',
    { x: '<p>a\n\nb</p>' },
  ],
  iriencode: ['{{ x|iriencode }}|{{ y|iriencode }}', { x: '?test=I ♥ Django&x=1', y: '%20 %zz' }],
  linebreaks: ['{{ x|linebreaks }}', { x: 'Joel\nis a slug\n\n\n<b>new</b>\r\nline' }],
  'linebreaks autoescape off, empty, number': [
    '{% autoescape off %}{{ x|linebreaks }}{% endautoescape %}|{{ e|linebreaks }}|{{ n|linebreaks }}',
    { x: '<b>a\nb</b>', e: '', n: 1 },
  ],
  linebreaksbr: ['{{ x|linebreaksbr }}|{{ x|safe|linebreaksbr }}', { x: 'a\n<b>\rc\r\nd' }],
  linenumbers: ['{{ x|linenumbers }}', { x: 'one\n<two>\nthree\n\n5\n6\n7\n8\n9\nten' }],
  'linenumbers autoescape off': [
    '{% autoescape off %}{{ x|linenumbers }}{% endautoescape %}',
    { x: '<one>\ntwo' },
  ],
  'lower and upper': [
    '{{ x|lower }}|{{ x|upper }}|{{ y|upper }}|{{ y|lower }}',
    { x: 'Straße ÄÖ <B>', y: 'İı ﬁ' },
  ],
  'upper escapes safe text anew': { template: '{{ safe|upper }}|{{ safe|lower }}', python },
  make_list: ['{{ x|make_list }}|{{ n|make_list|join:"-" }}|{{ x|safe|make_list }}', { x: 'Jo<', n: 123 }],
  phone2numeric: ['{{ x|phone2numeric }}', { x: '800-COLLECT qz Ä' }],
  'pluralize defaults': [
    '{% for n in x %}vote{{ n|pluralize }} class{{ n|pluralize:"es" }} cand{{ n|pluralize:"y,ies" }} {% endfor %}',
    { x: [0, 1, 2, '1', '0', 1.5, [], [1], [1, 2]] },
  ],
  'pluralize with what it cannot use': [
    'a{{ x|pluralize }}b{{ y|pluralize:"y,ies,error" }}c{{ z|pluralize:"y,es" }}',
    { x: 'word', y: 1, z: null },
  ],
  pprint: ['{{ x|pprint }}', { x: { b: [1, 2, null, true], a: 'text <b>' } }],
  'pprint wraps': ['{{ x|pprint }}', { x: Array.from({ length: 30 }, (_, i) => `item number ${i}`) }],
  'safe and autoescape': ['{{ x }}|{{ x|safe }}|{{ x|safe|upper }}|{{ x|safe|default:"d" }}|{{ s }}', html],
  safeseq: ['{{ x|safeseq|join:", " }}|{{ x|join:", " }}', { x: ['<a>', '&', 3] }],
  slugify: [
    '{{ x|slugify }}|{{ y|slugify }}|{{ n|slugify }}|{{ z|slugify }}',
    { x: ' Joel is a slug!__', y: 'Ünïcödé Straße 你好', n: 12, z: '-_ --a - b-_' },
  ],
  'slugify is safe': ['{{ x|slugify }}', { x: '<b>a & b</b>' }],
  stringformat: [
    '{{ n|stringformat:"03d" }}|{{ x|stringformat:"s" }}|{{ f|stringformat:".2f" }}|{{ f|stringformat:"E" }}|{{ n|stringformat:"x" }}|{{ n|stringformat:"c" }}',
    { n: 65, x: '<a>', f: 2.71828 },
  ],
  'stringformat of what does not fit': [
    '[{{ x|stringformat:"d" }}][{{ x|stringformat:"" }}][{{ y|stringformat:"s" }}]',
    { x: 'a', y: [1, 'b'] },
  ],
  striptags: [
    '{{ x|striptags }}|{{ y|striptags }}|{{ n|striptags }}',
    { x: '<b>Joel</b> <button>is</button> a <span>slug</span> &amp; < 3', y: '<<b>a</b>><!-- c -->', n: 1 },
  ],
  'striptags of a script that does not end': {
    template: '{{ y|striptags }}',
    context: { y: '<script>x</script' },
    differs: 'Python 3.14 parses HTML otherwise than 3.11',
  },
  title: [
    '{{ x|title }}|{{ y|title }}|{{ z|title }}',
    { x: 'my FIRST post', y: "joe's 2nd o'clock it’s", z: 'äpfel-und <b>birnen' },
  ],
  truncatechars: [
    '{{ x|truncatechars:7 }}|{{ x|truncatechars:100 }}|{{ x|truncatechars:0 }}|{{ x|truncatechars:1 }}|{{ x|truncatechars:-1 }}|{{ x|truncatechars:"no" }}',
    long,
  ],
  'truncatechars counts combined characters': [
    '{{ x|truncatechars:4 }}',
    { x: 'e\u0301a\u0308o\u0302u' + 'xy' },
  ],
  'truncatechars escapes': ['{{ x|truncatechars:5 }}|{{ x|safe|truncatechars:5 }}', { x: '<b>bold</b>' }],
  truncatechars_html: [
    '{{ x|safe|truncatechars_html:7 }}|{{ x|truncatechars_html:100 }}|{{ x|safe|truncatechars_html:0 }}|{{ x|truncatechars_html:"x" }}',
    { x: '<p>Joel <b>is &amp; was</b> a <br> slug</p>' },
  ],
  'truncatechars_html closes tags and passes comments': [
    '{{ x|safe|truncatechars_html:6 }}',
    { x: '<div class="a"><!-- c --><p>one <i>two three</i></p></div>' },
  ],
  truncatewords: [
    '{{ x|truncatewords:2 }}|{{ x|truncatewords:"7" }}|{{ x|truncatewords:0 }}|{{ x|truncatewords:-1 }}|{{ x|truncatewords:"x" }}',
    long,
  ],
  'truncatewords removes newlines': [
    '{{ x|truncatewords:3 }}|{{ x|truncatewords:9 }}',
    { x: 'a\nb   c\td e' },
  ],
  truncatewords_html: [
    '{{ x|safe|truncatewords_html:2 }}|{{ x|truncatewords_html:2 }}|{{ x|safe|truncatewords_html:0 }}|{{ x|safe|truncatewords_html:"x" }}',
    { x: '<p>one <a href="#">two - three <br>four</a> five</p>' },
  ],
  urlencode: [
    '{{ x|urlencode }}|{{ x|urlencode:"" }}|{{ x|urlencode:":/" }}|{{ y|urlencode }}',
    { x: 'https://www.example.org/foo?a=b&c=d ü', y: 5 },
  ],
  'urlize links, addresses, brackets': [
    '{{ x|urlize }}',
    {
      x: 'Check out www.djangoproject.com, (http://a.example/x_(y)) or info@djangoproject.org. https://ü.example/?q=<b>&amp;z',
    },
  ],
  'urlize of a path, a port, no scheme': [
    '{{ x|urlize }}',
    { x: 'djangoproject.com/a/b/ example.io example.net:8000 ftp://x.org [http://[::1]/] "www.a.com"' },
  ],
  'urlize autoescape off': [
    '{% autoescape off %}{{ x|urlize }}{% endautoescape %}|{{ x|safe|urlize }}',
    { x: '<a href="x">y</a> http://google.com/?a=1&b=2' },
  ],
  urlizetrunc: [
    '{{ x|urlizetrunc:15 }}|{{ x|urlizetrunc:"100" }}|{{ x|urlizetrunc:1 }}',
    { x: 'Check out www.djangoproject.com/one/two and a@b.org' },
  ],
  'urlizetrunc by no number': ['{{ x|urlizetrunc:"x" }}', { x: 'www.a.com' }],
  wordcount: [
    '{{ x|wordcount }}|{{ e|wordcount }}|{{ n|wordcount }}',
    { x: ' Joel is\na   slug ', e: '', n: 12 },
  ],
  wordwrap: [
    '{{ x|wordwrap:5 }}|{{ x|wordwrap:14 }}|{{ y|wordwrap:4 }}',
    { x: 'Joel is a slug and a half', y: 'longwordhere a\n\nb' },
  ],
  'wordwrap by nothing': ['{{ x|wordwrap:0 }}', { x: 'a b' }],
  'wordwrap by no number': ['{{ x|wordwrap:"x" }}', { x: 'a b' }],
  json_script: [
    '{{ x|json_script:"the-id" }}|{{ x|json_script }}',
    { x: { a: '</script><b>&', u: 'ü ', n: null, l: [1, 2.5, true] } },
  ],
  'json_script of dates and decimals': {
    template: '{{ x|json_script:"i" }}',
    python:
      'import datetime as dt, decimal\nx = [dt.date(2026, 1, 2), dt.datetime(2026, 1, 2, 3, 4, 5, 678000, dt.UTC) if hasattr(dt, "UTC") else None, decimal.Decimal("1.10"), dt.timedelta(days=1, seconds=2)]',
  },
  'json_script of what JSON lacks': { template: '{{ x|json_script }}', python: 'x = {1, 2}' },
  'filters of a number that looks like text': [
    '{{ x|lower }}{{ x|title }}{{ x|truncatechars:2 }}{{ x|wordcount }}{{ x|slugify }}',
    { x: 12345 },
  ],
  'filters of None': [
    '{{ x|lower }}|{{ x|title }}|{{ x|linebreaks }}|{{ x|urlize }}|{{ x|striptags }}|{{ x|slugify }}|{{ x|wordcount }}|{{ x|escape }}',
    { x: null },
  ],
  'a chain of many': [
    '{{ x|lower|capfirst|cut:"l"|truncatewords:3|center:30|addslashes|upper|linebreaksbr }}',
    { x: "Hello WORLD it's a\nlovely day" },
  ],
  'escapejs of numbers, None and safe text': {
    template: '{{ n|escapejs }}{{ e|escapejs }}{{ safe|escapejs }}',
    context: { n: 1, e: null },
    python,
  },
  'escapeseq of safe and unsafe': {
    template:
      '{% autoescape off %}{{ l|escapeseq|join:"," }}|{{ l|escapeseq|escapeseq|join:"," }}{% endautoescape %}',
    python: `${python}l = [safe, "<x>", thing, None]`,
  },
  'escapeseq of no sequence': ['{{ x|escapeseq|join:"," }}', { x: 'a<' }],
  'iriencode of safe text and None': {
    template:
      '{{ safe|iriencode }}|{{ n|iriencode }}|{% autoescape off %}{{ x|iriencode }}{% endautoescape %}',
    context: { n: null, x: 'a&b ü' },
    python,
  },
  'linebreaksbr of numbers and empty text': [
    '{{ n|linebreaksbr }}[{{ e|linebreaksbr }}]{% autoescape off %}{{ x|linebreaksbr }}{% endautoescape %}',
    { n: 5, e: '', x: '<\n>' },
  ],
  'make_list of safe text, joined': [
    '{{ x|make_list|join:"," }}|{% autoescape off %}{{ x|safe|make_list|stringformat:"s" }}{% endautoescape %}|{{ e|make_list }}',
    { x: '<é>', e: '' },
  ],
  'phone2numeric of safe text and numbers': [
    '{{ n|phone2numeric }}|{{ x|safe|phone2numeric }}|{{ x|phone2numeric }}',
    { n: 42, x: '<a>1-800-call' },
  ],
  'rjust and ljust escape': [
    '{{ x|rjust:5 }}|{{ x|ljust:5 }}|{{ x|safe|rjust:5 }}|{% autoescape off %}{{ x|ljust:5 }}{% endautoescape %}',
    { x: 'a&b' },
  ],
  'safeseq of numbers and objects': {
    template: '{{ l|safeseq|join:"<br>" }}|{{ l|safeseq|first }}',
    python: `${python}l = [thing, 1, None, "<u>"]`,
  },
  'truncatewords_html with entities and attributes': [
    '{{ x|safe|truncatewords_html:3 }}|{{ x|safe|truncatewords_html:50 }}|{{ x|safe|truncatewords_html:-1 }}',
    { x: '<p title="a b c">one&nbsp;two &amp; <img src="x y"> three <em>four</em></p>' },
  ],
  'urlencode with autoescape off, of lists': [
    '{% autoescape off %}{{ x|urlencode }}{% endautoescape %}|{{ x|urlencode:"&" }}|{{ l|urlencode }}',
    { x: 'a&b/c?d', l: [1, 'b'] },
  ],
  'urlizetrunc escapes': [
    '{{ x|urlizetrunc:12 }}|{{ x|safe|urlizetrunc:12 }}|{% autoescape off %}{{ x|urlizetrunc:12 }}{% endautoescape %}',
    { x: '<b> http://example.com/?a=1&b=2' },
  ],
};
