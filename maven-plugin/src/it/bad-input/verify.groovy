def cases = evaluate(new File(basedir, 'cases.groovy'))
def log = new File(basedir, 'build.log').readLines()

// Both builds write to one log; what follows is of the second one.
def second = log.subList(log.findLastIndexOf { it.contains('Scanning for projects') }, log.size())
assert second.every { !it.startsWith('[WARNING]') }

// No stack traces, no class names; Maven itself links to a page about the kind of failure.
second.findAll { !(it =~ /^\[ERROR\] \[Help \d+\]/) }.each {
  assert !(it =~ /Exception|^\s*at |Caused by|\.java:\d+/) : it
}

// A message goes from the line that names the module to the next one that does, or to Maven's advice.
def messages = [:]
def current = null
second.findAll { it.startsWith('[ERROR]') }.each { line ->
  def start = line =~ /^\[ERROR\] Failed to execute goal dev\.dateline:dateline-maven-plugin:\S+:generate \((\S+)\) on project (\S+): (.*)$/
  if (start.find()) {
    current = start.group(2)
    assert !messages.containsKey(current) : "$current has failed twice"
    messages[current] = [execution: start.group(1), lines: [start.group(3)]]
  } else if (line =~ /^\[ERROR\]\s*$/ || line =~ /^\[ERROR\] (To see|Re-run|For more|After)/) {
    current = null
  } else if (current) {
    messages[current].lines << line.replaceFirst(/^\[ERROR\] /, '')
  }
}

def files = { File folder ->
  def found = new TreeMap<String, byte[]>()
  folder.eachFileRecurse(groovy.io.FileType.FILES) { found[folder.toPath().relativize(it.toPath()) as String] = it.bytes.encodeHex().toString() }
  return found
}
def output = { String name -> files(new File(basedir, "$name/target/generated-sources/dateline")) }

def control = output('control')
assert control.size() > 5

cases.each { row ->
  // The output of the first build is there, byte for byte.
  assert output(row.name).keySet() == control.keySet() : row.name
  output(row.name).each { path, bytes ->
    // The manifest tells when the files were written.
    assert bytes == control[path] || path == '.dateline-manifest' : "${row.name}: $path"
  }
  // Nothing is left elsewhere either.
  assert (new File(basedir, row.name).list() as Set) == (['pom.xml', 'target', row.file?.tokenize('/')?.first()] - null as Set) : row.name
  if (row.file) {
    assert new File(basedir, "${row.name}/${row.file}").text == row.text
  }
  if (!row.says) {
    assert !messages.containsKey(row.name)
    return
  }
  def message = messages[row.name]
  assert message : "${row.name} did not fail"
  assert message.execution == (row.execution ?: 'default')
  def text = message.lines.join('\n')
  row.says.each { assert text.contains(it) : text }
  assert message.lines.size() <= 5 : text
}
println messages.collect { name, message -> "$name: ${message.lines.join(' / ')}" }.join('\n')
return true
