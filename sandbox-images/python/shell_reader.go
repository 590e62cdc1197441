// The shell parser as a process that stays: shell texts in, shfmt's syntax trees out. It never runs what it reads.
//
// Both ways a length, u32 little endian, and that many bytes: the text; and what the parser service answers for it, as its wire says.
// A node is an object of its fields that are not empty, with "At": first line and column, last line and column; and, where its field can
// hold several types of node, "Type". Comments are left out. This is a tenth of what shfmt itself would write.
// It ends with its input, and with a text that takes too much: whoever reads sees the output end.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"mvdan.cc/sh/v3/syntax"
)

const (
	textBytesMax     = 8 << 20
	responseBytesMax = 48 << 20
	stackBytesMax    = 128 << 20
	memoryBytesSoft  = 192 << 20
	restingBytesMax  = 32 << 20
	secondsMax       = 5
)

type problem struct {
	Reason  string `json:"reason"`
	Message string `json:"message"`
	Line    uint   `json:"line"`
	Column  uint   `json:"column"`
}

func main() {
	debug.SetMaxStack(stackBytesMax)
	// A text of a usual size is done before collecting garbage would pay; what it leaves is collected while nobody waits.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryBytesSoft)

	parser := syntax.NewParser(syntax.Variant(syntax.LangBash))
	input, output := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for {
		text, err := receive(input)
		if err != nil {
			return
		}
		// Nobody waits longer, and whoever asked may be gone by then.
		late := time.AfterFunc(secondsMax*time.Second, func() { os.Exit(3) })
		answer := read(parser, text)
		late.Stop()
		if binary.Write(output, binary.LittleEndian, uint32(len(answer))) != nil {
			return
		}
		if _, err := output.Write(answer); err != nil || output.Flush() != nil {
			return
		}
		var used runtime.MemStats
		if runtime.ReadMemStats(&used); used.HeapAlloc > restingBytesMax {
			text, answer = nil, nil
			debug.FreeOSMemory()
		}
	}
}

func receive(input io.Reader) ([]byte, error) {
	var length uint32
	if err := binary.Read(input, binary.LittleEndian, &length); err != nil {
		return nil, err
	}
	if length > textBytesMax {
		return nil, errors.New("too long")
	}
	text := make([]byte, length)
	_, err := io.ReadFull(input, text)
	return text, err
}

func read(parser *syntax.Parser, text []byte) []byte {
	file, err := parser.Parse(bytes.NewReader(text), "")
	if err != nil {
		return unreadable(err)
	}
	tree := writer{}
	tree.text = append(tree.text, `{"shift":0,"tree":`...)
	tree.node(reflect.ValueOf(file).Elem(), false)
	if len(tree.text) > responseBytesMax {
		return failure("too_large", "The syntax tree is too large to be looked at.", syntax.Pos{})
	}
	return append(tree.text, '}')
}

func unreadable(err error) []byte {
	var parse syntax.ParseError
	if errors.As(err, &parse) {
		return failure("syntax", "The shell parser cannot read it: "+parse.Text+".", parse.Pos)
	}
	var language syntax.LangError
	if errors.As(err, &language) {
		return failure("syntax", "The shell parser cannot read it: bash has no "+language.Feature+".", language.Pos)
	}
	return failure("syntax", "The shell parser cannot read it: "+err.Error()+".", syntax.Pos{})
}

func failure(reason, message string, at syntax.Pos) []byte {
	if len(message) > 300 {
		message = message[:300]
	}
	answer, _ := json.Marshal(map[string]problem{"error": {reason, message, known(at.Line()), known(at.Col())}})
	return answer
}

// A line or column beyond what a position can hold is 0 there.
func known(number uint) uint {
	if number == 0 {
		return 1
	}
	return number
}

// What is written of a type of node: computed once.
type field struct {
	index int
	key   string
}

var types = map[reflect.Type][]field{}

type writer struct{ text []byte }

func fields(node reflect.Type) []field {
	known, found := types[node]
	if found {
		return known
	}
	for index := 0; index < node.NumField(); index++ {
		one := node.Field(index)
		if one.IsExported() && one.Type != reflect.TypeOf(syntax.Pos{}) && one.Type != reflect.TypeOf([]syntax.Comment{}) {
			known = append(known, field{index, `,"` + one.Name + `":`})
		}
	}
	types[node] = known
	return known
}

func (w *writer) node(value reflect.Value, typed bool) {
	w.text = append(w.text, '{')
	w.at(value.Addr().Interface())
	if typed {
		w.text = append(append(append(w.text, `,"Type":"`...), value.Type().Name()...), '"')
	}
	for _, one := range fields(value.Type()) {
		before := len(w.text)
		w.text = append(w.text, one.key...)
		if !w.value(value.Field(one.index), false) {
			w.text = w.text[:before]
		}
	}
	w.text = append(w.text, '}')
}

func (w *writer) at(value any) {
	w.text = append(w.text, `"At":[`...)
	if node, ok := value.(syntax.Node); ok {
		first, last := node.Pos(), node.End()
		for _, number := range [...]uint{first.Line(), first.Col(), last.Line()} {
			w.text = append(strconv.AppendUint(w.text, uint64(number), 10), ',')
		}
		w.text = strconv.AppendUint(w.text, uint64(last.Col()), 10)
	}
	w.text = append(w.text, ']')
}

// Whether there was something to write.
func (w *writer) value(value reflect.Value, typed bool) bool {
	switch value.Kind() {
	case reflect.Pointer:
		if value.IsNil() {
			return false
		}
		w.node(value.Elem(), typed)
	case reflect.Interface:
		return !value.IsNil() && w.value(value.Elem(), true)
	case reflect.Struct:
		w.node(value, typed)
	case reflect.Slice:
		if value.Len() == 0 {
			return false
		}
		for index := 0; index < value.Len(); index++ {
			w.text = append(w.text, "[,"[min(index, 1)])
			if !w.value(value.Index(index), false) {
				w.text = append(w.text, "null"...)
			}
		}
		w.text = append(w.text, ']')
	case reflect.Bool:
		if !value.Bool() {
			return false
		}
		w.text = append(w.text, "true"...)
	case reflect.String:
		if value.Len() == 0 {
			return false
		}
		text, _ := json.Marshal(value.String())
		w.text = append(w.text, text...)
	case reflect.Uint32:
		if value.Uint() == 0 {
			return false
		}
		w.text = strconv.AppendUint(w.text, value.Uint(), 10)
	default:
		panic("a node has a field of a kind that is not written: " + value.Kind().String())
	}
	return true
}

func min(one, other int) int {
	if one < other {
		return one
	}
	return other
}
