def log = new File(basedir, 'build.log').text

def exists = { String path -> assert new File(basedir, path).isFile() : "$path is missing" }
def missing = { String path -> assert !new File(basedir, path).exists() : "$path should not be there" }

exists 'target/generated-sources/dateline/client/com/example/parcels/ParcelsClient.java'
exists 'target/classes/com/example/parcels/ParcelsClient.class'

// The fake is compiled with the tests, and no part of what is published.
exists 'target/generated-test-sources/dateline/fake/com/example/parcels/fake/ParcelsFake.java'
exists 'target/test-classes/com/example/parcels/fake/ParcelsFake.class'
exists 'target/test-classes/com/example/parcels/Counter.class'
missing 'target/classes/com/example/parcels/fake'

// The reference is no source of anything; its samples call the client.
def pages = new File(basedir, 'target/generated-docs/dateline/reference')
assert new File(pages, 'index.html').text.contains('operations/GetParcel.html')
assert new File(pages, 'style.css').isFile()
assert new File(pages, 'operations/GetParcel.html').text.contains('import com.example.parcels.ParcelsClient;')
def others = []
pages.eachFileRecurse(groovy.io.FileType.FILES) { if (!(it.name ==~ /.*\.(html|css)/)) others << it.name }
assert others.every { it.startsWith('.') } : others

def lines = log.readLines().findAll { it.contains('Dateline: ') }
assert lines.size() == 3 : lines
['client', 'fake', 'docs'].eachWithIndex { target, i ->
  assert lines[i].contains("version 2025-03-01, $target: 1 operation, ") : lines[i]
}
assert !log.contains('[WARNING]')
