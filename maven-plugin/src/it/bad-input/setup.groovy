def plugin = { String executions -> """\
    <build>
      <plugins>
        <plugin>
          <groupId>dev.dateline</groupId>
          <artifactId>dateline-maven-plugin</artifactId>
          <executions>${executions}</executions>
        </plugin>
      </plugins>
    </build>
"""
}

def cases = evaluate(new File(basedir, 'cases.groovy'))
cases.each { row ->
  def folder = new File(basedir, row.name)
  folder.mkdirs()
  if (row.file) {
    def file = new File(folder, row.file)
    file.parentFile.mkdirs()
    file.text = row.text
  }
  new File(folder, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>com.example</groupId>
    <artifactId>bad-input</artifactId>
    <version>1</version>
  </parent>
  <artifactId>${row.name}</artifactId>
${plugin('<execution><goals><goal>generate</goal></goals></execution>')}
  <profiles>
    <profile>
      <id>bad</id>
      <properties>
${row.properties.collect { name, value -> "        <dateline.$name>$value</dateline.$name>" }.join('\n')}
      </properties>
${row.executions ? plugin(row.executions) : ''}
    </profile>
  </profiles>
</project>
"""
}

def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- modules -->', cases.collect { "<module>${it.name}</module>" }.join('\n    '))
return true
