// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

/// What the engine and the GPU plug-in say to each other: a table of C functions, so that the
/// engine neither links libtorch's CUDA half nor needs headers of CUDA.
///
/// All functions: 0 is success; anything else is a failure whose text lastError() gives. None
/// throws. Thread: any; lastError() speaks of the calling thread's last failure.
namespace audioldm::engine::cuda {

/// Raised whenever the table or a struct below changes; the loader refuses any other number.
inline constexpr std::uint32_t kPluginInterfaceVersion = 3;

/// The one exported function of the plug-in.
inline constexpr const char* kPluginEntry = "audioldm_cuda_plugin";

/// One GPU.
struct Device {
    char name[256];
    std::int64_t totalBytes;
    std::int64_t freeBytes;  ///< as the driver sees it now, all programs counted
    std::int32_t majorCapability;
    std::int32_t minorCapability;
    std::int32_t usable;      ///< 1: libtorch's kernels run on it; 0: `unusableReason` says why not
    std::int32_t hasKernels;  ///< 1: our own kernels (below) are compiled for it
    char unusableReason[256];
};

/// Bytes of libtorch's caching allocator on one device. "Allocated" is live tensor storage,
/// "reserved" what the allocator holds from the driver for it.
struct MemoryStatistics {
    std::int64_t allocatedBytes;
    std::int64_t peakAllocatedBytes;
    std::int64_t reservedBytes;
    std::int64_t peakReservedBytes;
};

/// Element type of a kernel's input, output and parameters.
enum class ElementType : std::int32_t {
    Float32 = 0,
    Float16 = 1,
    BFloat16 = 2,
};

/// Group norm, then SiLU where asked, over pixels that hold their channels side by side.
struct GroupNormCall {
    const void* input;   ///< [batch, pixels, channels], dense: channels_last storage
    void* output;        ///< as input; may be the same memory
    const void* weight;  ///< [channels]
    const void* bias;    ///< [channels]
    std::int64_t batch;
    std::int64_t pixels;    ///< height times width
    std::int64_t channels;  ///< at most 4096, a multiple of `groups`
    std::int64_t groups;
    float epsilon;
    ElementType type;
    std::int32_t silu;  ///< 1: output = x * sigmoid(x) of the normalised x
    void* workspace;    ///< device memory of at least groupNormWorkspace() bytes
    std::size_t workspaceBytes;
};

/// GEGLU: output[r, i] = input[r, i] * gelu(input[r, width + i]), gelu by the error function.
struct GegluCall {
    const void* input;  ///< [rows, 2 * width], dense
    void* output;       ///< [rows, width], dense; other memory than input
    std::int64_t rows;
    std::int64_t width;
    ElementType type;
};

/// Quantized rows to the type that is computed in; see weights/quantized_weight.h for the forms.
/// 8 bits: output[r, i] = codes[r, i] * scales[r].
/// 4 bits: a row is cut into tiles; byte j of a tile holds the codes of its positions j (low four
/// bits) and j + tile / 2; output = code * scale + minimum of the row's group of tiles.
struct DequantizeCall {
    const void* codes;   ///< int8 [rows, rowSize], or uint8 [rows, rowSize / 2]
    const void* scales;  ///< float32 [rows], or float16 [rows, groups]
    const void* minima;  ///< null, or float16 [rows, groups]
    void* output;        ///< [rows, rowSize]
    std::int64_t rows;
    std::int64_t rowSize;
    std::int64_t tile;           ///< for 4 bits: even, divides rowSize
    std::int64_t tilesPerGroup;  ///< for 4 bits; the last group of a row may have fewer
    std::int32_t bits;           ///< 8 or 4
    ElementType type;            ///< of the output
};

/// Our own kernels. Pointers are device memory of the device whose stream is given; sums are made
/// in float32 and in a fixed order, so the same input gives the same bits. They return when the
/// work is queued, not when it is done.
struct Kernels {
    std::size_t (*groupNormWorkspace)(const GroupNormCall* call);
    int (*groupNorm)(const GroupNormCall* call, void* stream);
    int (*geglu)(const GegluCall* call, void* stream);
    int (*dequantize)(const DequantizeCall* call, void* stream);
};

/// Copies of weights from the host, beside what is computed.
struct Copies {
    /// Pins `bytes` at `memory`, whole pages that are pinned nowhere else, until unregisterHost().
    int (*registerHost)(void* memory, std::size_t bytes);
    int (*unregisterHost)(void* memory);
    /// Queues a copy from the host on a stream of its own, behind all work that libtorch's current
    /// stream has been given until now, and returns. ticket: for one waitFor().
    int (*start)(std::int32_t device, void* target, const void* source, std::size_t bytes,
                 void** ticket);
    /// Lets libtorch's current stream wait for that copy; returns at once.
    int (*waitFor)(std::int32_t device, void* ticket);
    /// Returns when all copies are done.
    int (*finish)(std::int32_t device);
};

/// What the plug-in does. `kernels` is null in a plug-in that was built without nvcc.
struct Plugin {
    std::uint32_t interfaceVersion;
    int (*deviceCount)(std::int32_t* count);
    int (*describeDevice)(std::int32_t device, Device* description);
    int (*memoryStatistics)(std::int32_t device, MemoryStatistics* statistics);
    int (*resetPeakMemory)(std::int32_t device);
    int (*emptyCache)();  ///< gives what no tensor uses back to the driver
    /// The allocator then fails rather than take more than this part (0 to 1) of the device's
    /// memory.
    int (*setMemoryFraction)(std::int32_t device, double fraction);
    int (*synchronize)(std::int32_t device);
    int (*currentStream)(std::int32_t device, void** stream);  ///< libtorch's, for Kernels
    const char* (*lastError)();
    const Kernels* kernels;
    const Copies* copies;
};

/// The type of the exported function: the table, or null when `interfaceVersion` is another one.
using PluginEntry = const Plugin* (*)(std::uint32_t interfaceVersion);

}  // namespace audioldm::engine::cuda
